/** What delays an order or a whole shop, by its code. */
export type Problem = { readonly code: string; readonly facts: Readonly<Record<string, string | number>> };
