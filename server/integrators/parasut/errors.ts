import type { ProviderWords } from "../../pipeline/ports/integrator.ts";
import { parseBody } from "../answer.ts";
import type { HttpAnswer } from "../http.ts";
import { errorAnswer } from "./wire.ts";

export type Verdict = "config" | "retry" | "data" | "not-found" | "unknown";

/** Paraşüt has texts and no codes, so the HTTP status alone decides (Swagger v4: 400, 401, 403, 404, 422; guide: 429). */
const BY_STATUS: Readonly<Record<number, Verdict>> = {
  400: "data",
  401: "config",
  402: "config",
  403: "config",
  404: "not-found",
  422: "data",
  429: "retry",
};

/** Reads an answer that is no success. Only in Paraşüt's own shape does it refuse anything. */
export function judge({ status, body }: HttpAnswer): { readonly verdict: Verdict; readonly provider: ProviderWords } {
  const errors = parseBody(body, errorAnswer)?.errors;
  const words = (errors ?? []).map(({ title, detail }) => detail || title || "").filter(Boolean);
  const provider = { code: String(status), text: words.join("; ").slice(0, 500) };
  const known = BY_STATUS[status] ?? "unknown";
  const needsShape = known === "data" || known === "not-found";
  return { verdict: needsShape && !errors ? "unknown" : known, provider };
}
