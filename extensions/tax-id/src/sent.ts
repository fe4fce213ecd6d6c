import type { Answer } from "../../backend/ask.ts";
import type { Kept } from "./host.ts";
import type { Sent } from "./tax-form.tsx";

/** What the app's server made of the tax data, in the form's words. */
export function toSent(answer: Answer<Kept>): Sent {
  if (answer.kind === "ok") return { key: `sent.${answer.value.outcome}`, isKept: answer.value.outcome === "kept" };
  if (answer.kind === "missing") return { key: "sent.notYours", isKept: false };
  if (answer.kind !== "refused") return { key: "sent.failed", isKept: false };
  const paths = new Set(answer.faults.map(({ path }) => path));
  const taxId = paths.has("taxId") ? { taxId: "mistake.number" } : {};
  const title = paths.has("title") ? { title: "mistake.title" } : {};
  return { key: "sent.refused", isKept: false, mistakes: { ...taxId, ...title } };
}
