/** A view of the order list under a name of its own; `query` is the list's address without the page it stood on. */
export type NamedView = { readonly name: string; readonly query: string };

export type ListViewStore = {
  /** The oldest first. */
  readonly list: () => Promise<readonly NamedView[]>;
  /** In place of the one of that name, if there is one. */
  readonly save: (view: NamedView) => Promise<void>;
  /** It keeps its place; false where no view is called `from`. */
  readonly rename: (from: string, to: string) => Promise<boolean>;
  readonly drop: (name: string) => Promise<void>;
};
