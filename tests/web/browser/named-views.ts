import type { NamedView } from "../../../server/http/list-view-contract.ts";

type Change = Partial<NamedView> & { readonly from?: string; readonly to?: string };

/** The shop's named views after a request about one of them. */
export function renamed(views: readonly NamedView[], path: string, change: Change): readonly NamedView[] {
  const { name = "", query, from = name, to = name } = change;
  const known = views.find((view) => view.name === from);
  const left = views.filter((view) => view !== known);
  return path.endsWith("/drop") ? left : [...left, { name: to, query: query ?? known?.query ?? "" }];
}
