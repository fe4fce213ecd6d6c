/** One line of what the doctor says. */
export type Finding = { readonly level: "ok" | "look" | "broken"; readonly what: string; readonly fix?: string };
