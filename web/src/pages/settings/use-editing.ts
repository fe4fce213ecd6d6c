import { useState } from "react";
import type { ShopSettings } from "../../../../server/http/contract.ts";
import { ApiFailure } from "../../api/failure.ts";
import { isOvertaken, useLatestSettings, useSaveProfilePart } from "../../api/settings.ts";
import { useI18n } from "../../i18n/context.tsx";
import { showErrorToast, showToast } from "../../ui/app-bridge.ts";
import { draftOf, profileOf } from "./draft.ts";
import type { Editing } from "./fields.tsx";
import type { Json } from "./json.ts";
import { useTexts } from "./texts.tsx";
import { changedPart, hasWrongDay, isChanged, type Typed, typedOver, withSeen } from "./typed.ts";

/** What is being typed of the settings, what the server has against it, and how it is saved or dropped. */
export function useEditing({ profile }: ShopSettings) {
  const t = useTexts();
  const { t: common } = useI18n();
  const saving = useSaveProfilePart();
  const latest = useLatestSettings();
  const [typing, setTyping] = useState<Typed | null>(null);
  const typed = typing ?? { draft: draftOf(profile), over: profile };
  const editing: Editing = {
    draft: typed.draft,
    faults: saving.error instanceof ApiFailure ? saving.error.faults : [],
    change: (changes) =>
      setTyping((current) => {
        const { draft, over } = current ?? typed;
        return { over, draft: { ...draft, ...changes } };
      }),
  };
  return {
    editing,
    saving,
    isChanged: isChanged(typed),
    discard: () => {
      setTyping(null);
      saving.reset();
    },
    /** Saves what was changed of SHOP.json, or what `pick` takes of it as typed. */
    save: (pick?: (typed: Json) => Json, onSaved: () => void = () => undefined) => {
      const part = pick === undefined ? changedPart(typed) : pick(profileOf(typed.draft, typed.over));
      if (hasWrongDay(part))
        return showErrorToast(common("field.wrong", { field: t("limits.from"), what: common("day.wrong") }));
      saving.mutate(withSeen(part, typed.over), {
        // What was typed while the answer was awaited stays, over what was saved.
        onSuccess: () => {
          const now = latest();
          setTyping((current) =>
            current === null || current.draft === typed.draft || now === undefined
              ? null
              : typedOver(current.draft, { before: typed.draft, now: now.profile }),
          );
          showToast(t("saved"));
          onSaved();
        },
        // What is typed stays, over what is kept by now: saved once more, it is saved knowingly.
        onError: (error) => {
          const now = latest();
          if (!isOvertaken(error) || now === undefined) return;
          setTyping((current) =>
            typedOver((current ?? typed).draft, { before: draftOf(typed.over), now: now.profile }),
          );
        },
      });
    },
  };
}
