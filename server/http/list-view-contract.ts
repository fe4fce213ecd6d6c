/** A view of the order list under a name of its own; types only, as in contract.ts. */
export type NamedView = {
  readonly name: string;
  /** What stands behind the list's address: tab, search, filter and order, but not the page. */
  readonly query: string;
};
