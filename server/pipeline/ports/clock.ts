/** The only source of "now"; tests pass their own. */
export type Clock = { readonly now: () => Date };
