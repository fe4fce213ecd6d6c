import type { ProviderWords } from "../../pipeline/ports/integrator.ts";
import { parseBody } from "../answer.ts";
import type { HttpAnswer } from "../http.ts";
import { errorAnswer, sentencesAnswer } from "./wire.ts";

/**
 * What a refusal may mean for the document, the most cautious first: one answer can carry several codes, and a document
 * that may have been accepted must not be called refused. `number-taken` and `series-unknown` need one more question first;
 * `unlisted` is Nilvera's own refusal by a code of no table.
 */
const VERDICTS = [
  "unknown",
  "unlisted",
  "duplicate",
  "number-taken",
  "config",
  "retry",
  "series-unknown",
  "reroute",
  "data",
  "not-found",
] as const;

export type Verdict = (typeof VERDICTS)[number];

export type Refusal = { readonly verdict: Verdict; readonly provider: ProviderWords };

/** developer.nilvera.com, error codes. Keyed by HTTP status and code; the texts change and are never read. */
const BY_CODE: Readonly<Record<number, Readonly<Record<string, Verdict>>>> = {
  400: { 400: "data" },
  404: {
    3000: "reroute",
    3001: "config",
    3003: "not-found",
    3004: "not-found",
    3006: "not-found",
    3009: "series-unknown",
    3010: "config",
    3011: "config",
    3012: "config",
    3013: "config",
    3014: "config",
    3015: "config",
    3016: "config",
    3017: "config",
  },
  409: { 1000: "config", 1001: "duplicate", 1004: "duplicate", 1005: "number-taken", 1015: "duplicate" },
  422: {
    2000: "config",
    2004: "unknown",
    2015: "data",
    2024: "reroute",
    2025: "reroute",
    2051: "config",
    2052: "reroute",
    2053: "reroute",
    2054: "reroute",
    2057: "retry",
    2059: "data",
    2060: "data",
    2061: "data",
    2063: "data",
    2065: "config",
    2075: "config",
    2078: "config",
    2100: "config",
  },
};

/** Decides when the code is missing or new. Every status that is not here may hide an accepted document. */
const BY_STATUS: Readonly<Record<number, Verdict>> = { 401: "config", 402: "config", 403: "config", 429: "retry" };

/** Statuses Nilvera refuses the contents of a request with. Its published list of their codes is not whole. */
const MAY_BE_UNLISTED = new Set([400, 422]);

/** Reads an answer that is not a success. Only a code, in Nilvera's own shape, refuses a document, or a 400 in sentences. */
export function judge({ status, body }: HttpAnswer): Refusal {
  const sentences = status === 400 ? parseBody(body, sentencesAnswer) : undefined;
  if (sentences) return { verdict: "data", provider: { code: "400", text: sentences.join("; ").slice(0, 500) } };
  const answer = parseBody(body, errorAnswer);
  const errors = answer?.Errors ?? [];
  const known = new Map(Object.entries(BY_CODE[status] ?? {}));
  const byStatus = BY_STATUS[status] ?? "unknown";
  const codes = errors.flatMap(({ Code }) => Code ?? []);
  const verdicts = codes.map((code) => known.get(code) ?? (MAY_BE_UNLISTED.has(status) ? "unlisted" : byStatus));
  const verdict = VERDICTS.find((one) => verdicts.includes(one)) ?? byStatus;
  const code = codes[verdicts.indexOf(verdict)] ?? String(status);
  const words = errors
    .map(({ Description, Detail }) => [Description, Detail].filter(Boolean).join(" "))
    .filter(Boolean);
  return { verdict, provider: { code, text: (words.join("; ") || (answer?.Message ?? "")).slice(0, 500) } };
}
