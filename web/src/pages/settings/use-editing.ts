import { useState } from "react";
import type { ShopSettings } from "../../../../server/http/contract.ts";
import { ApiFailure } from "../../api/failure.ts";
import type { useSaveProfile } from "../../api/settings.ts";
import { showToast } from "../../ui/app-bridge.ts";
import { type Draft, draftOf, profileOf } from "./draft.ts";
import type { Editing } from "./fields.tsx";
import type { Json } from "./json.ts";
import { useTexts } from "./texts.tsx";

type Saving = ReturnType<typeof useSaveProfile>;

/** What is being typed of the settings, what the server has against it, and how it is saved or dropped. */
export function useEditing({ profile }: ShopSettings, saving: Saving) {
  const t = useTexts();
  const saved = draftOf(profile);
  const [draft, setDraft] = useState<Draft | null>(null);
  const editing: Editing = {
    draft: draft ?? saved,
    faults: saving.error instanceof ApiFailure ? saving.error.faults : [],
    change: (changes) => setDraft((current) => ({ ...(current ?? saved), ...changes })),
  };
  return {
    editing,
    isChanged: draft !== null && JSON.stringify(draft) !== JSON.stringify(saved),
    discard: () => {
      setDraft(null);
      saving.reset();
    },
    /** Saves what `pick` takes of SHOP.json as typed. */
    save: (pick: (typed: Json) => Json = (typed) => typed, onSaved: () => void = () => undefined) =>
      saving.mutate(pick(profileOf(editing.draft, profile)), {
        onSuccess: () => {
          setDraft(null);
          showToast(t("saved"));
          onSaved();
        },
      }),
  };
}
