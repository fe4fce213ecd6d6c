import type { ElsewhereSign } from "../../../../server/http/work-contract.ts";

export const SIGNS = ["tag", "metafield", "note"] as const satisfies readonly ElsewhereSign["kind"][];
export type SignKind = (typeof SIGNS)[number];

/** The sign as it is asked for; null while what is typed can be none, or would be borne by every order. */
export function readSign(kind: SignKind, typed: string): ElsewhereSign | null {
  const text = typed.trim();
  if (text === "") return null;
  if (kind === "tag") return { kind, tag: text };
  if (kind === "note") return text.length < 3 ? null : { kind, words: text };
  return /^[^.\s]+\.[^\s]+$/.test(text) ? { kind, metafield: text } : null;
}

/** The first instant of an Istanbul day; nothing for no day. */
export const sinceOf = (day: string): { readonly since?: string } =>
  day === "" ? {} : { since: new Date(`${day}T00:00:00+03:00`).toISOString() };
