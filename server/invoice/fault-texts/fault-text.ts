/** What is wrong and what to do about it, in both languages. `{name}` is filled from the fault's facts. */
export type FaultText = Readonly<Record<"tr" | "en", { readonly what: string; readonly fix: string }>>;
