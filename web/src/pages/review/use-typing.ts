import { useState } from "react";
import type { ReviewFix, ReviewGroup, ReviewOrder } from "../../../../server/http/work-contract.ts";
import { useFixBuyer } from "../../api/review.ts";
import { showErrorToast, showToast } from "../../ui/app-bridge.ts";
import { useFailureText } from "../failure-banner.tsx";
import { useTexts } from "./texts.ts";

export type Field = Extract<ReviewFix, { kind: "buyer" }>["field"];
type Row = { readonly field: Field; readonly order: ReviewOrder };
export type Typing = ReturnType<typeof useTyping>;

/** The field that is typed beside the orders of a group; null where they are mended elsewhere. */
export const fieldTypedIn = ({ remedy, orders }: ReviewGroup): Field | null =>
  remedy.kind === "buyer" && orders.every(({ canEnterBuyer }) => canEnterBuyer) ? remedy.field : null;

/** What is typed beside the orders of all groups: it stays with its order, also where that comes to stand with others. */
export function useTyping(groups: readonly ReviewGroup[]) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { save, saving } = useSave();
  const valueOf = (row: Row) => typed[keyOf(row)] ?? row.order.entry[row.field];
  const isChanged = (row: Row) => isTyped(valueOf(row), row.order.entry[row.field]);
  const isSaving = ({ order }: Row) => saving.includes(order.legacyId);
  const saveRows = (rows: readonly Row[]) => save(rows.map((row) => ({ ...row, value: valueOf(row) })));
  const changed = groups.flatMap((group) => rowsOf(group)).filter(isChanged);
  return {
    valueOf,
    isChanged,
    isSaving,
    type: (row: Row, text: string) => setTyped((current) => ({ ...current, [keyOf(row)]: text })),
    save: (rows: readonly Row[]) => void saveRows(rows.filter((row) => isChanged(row) && !isSaving(row))),
    unsaved: changed,
    isAnySaving: saving.length > 0,
    discard: () => setTyped({}),
  };
}

function rowsOf(group: ReviewGroup): readonly Row[] {
  const field = fieldTypedIn(group);
  return field === null ? [] : group.orders.map((order) => ({ field, order }));
}

const keyOf = ({ field, order }: Row): string => `${field} ${order.legacyId}`;

const isTyped = (value: string, before: string): boolean => value.trim() !== "" && value.trim() !== before;

/** Only this field is sent: what was typed for others stays, also what the buyer said meanwhile. */
function useSave() {
  const t = useTexts();
  const failureText = useFailureText();
  const { mutateAsync } = useFixBuyer();
  // Row by row: the next one is typed and saved while the one before is on its way.
  const [saving, setSaving] = useState<readonly string[]>([]);
  const save = async (each: readonly (Row & { readonly value: string })[]): Promise<void> => {
    if (each.length === 0) return;
    const ids = each.map(({ order }) => order.legacyId);
    setSaving((others) => [...others, ...ids]);
    try {
      for (const { field, order, value } of each) {
        const { legacyId, seen } = order;
        await mutateAsync({ legacyId, seen, entry: { [field]: value.trim() } });
      }
      showToast(t("saved"));
    } catch (error) {
      if (error instanceof Error) showErrorToast(failureText(error));
    } finally {
      setSaving((all) => all.filter((id) => !ids.includes(id)));
    }
  };
  return { save, saving };
}
