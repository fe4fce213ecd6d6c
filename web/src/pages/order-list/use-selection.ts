import { useState } from "react";

/** Orders chosen on the page in sight, or all that the view has. */
export type Selection = { readonly isAll: boolean; readonly ids: ReadonlySet<string> };

const NOTHING: Selection = { isAll: false, ids: new Set() };

/** A view has its own selection: what is out of sight must not be acted on. */
export function useSelection(viewKey: string) {
  const [kept, setKept] = useState({ viewKey, selection: NOTHING });
  const selection = kept.viewKey === viewKey ? kept.selection : NOTHING;
  const choose = (next: Selection) => setKept({ viewKey, selection: next });
  return {
    selection,
    clear: () => choose(NOTHING),
    chooseAll: () => choose({ isAll: true, ids: new Set() }),
    choosePage: (ids: readonly string[], isChosen: boolean) =>
      choose(isChosen ? { isAll: false, ids: new Set(ids) } : NOTHING),
    toggle: (id: string, isChosen: boolean, page: readonly string[]) => {
      const ids = new Set(selection.isAll ? page : selection.ids);
      if (isChosen) ids.add(id);
      else ids.delete(id);
      choose({ isAll: false, ids });
    },
  };
}
