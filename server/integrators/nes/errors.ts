import type { ProviderWords } from "../../pipeline/ports/integrator.ts";
import { isPage, parseBody } from "../answer.ts";
import type { HttpAnswer } from "../http.ts";
import { errorAnswer } from "./wire.ts";

/**
 * What a refusal may mean, the most cautious first. `taken`: the ETTN or the number is known already, one more question says
 * which. `refused`: NES's own refusal in a word of no table; `data`: one whose word is known.
 */
const VERDICTS = ["unknown", "taken", "config", "retry", "done", "refused", "data", "not-found"] as const;

export type Verdict = (typeof VERDICTS)[number];

export type Refusal = { readonly verdict: Verdict; readonly provider: ProviderWords };

/**
 * The words of a 422. A real one carries GİB's number in `code` and the word in `description`, NES's documentation has the
 * word in `code`: both are looked up. The reasons in `detail` change and are never read.
 */
const BY_WORD: Readonly<Record<string, Verdict>> = {
  RECORD_EXISTS: "taken",
  RECORD_ALREADY_CANCELED: "done",
  MODULE_DOES_NOT_EXIST: "config",
  MODULE_NOT_ACTIVE: "config",
  NOT_ZIP_FILE: "data",
  DOCUMENT_COULD_NOT_BE_PARSED: "data",
  SCHEMATRON_CHECK_RESULT_HAS_FAILED: "data",
};

/** Decides where no word does. Every status that is not here may hide an accepted document. */
const BY_STATUS: Readonly<Record<number, Verdict>> = {
  400: "data",
  401: "config",
  402: "config",
  403: "config",
  404: "not-found",
  409: "taken",
  422: "refused",
  429: "retry",
};

/** These are believed only in NES's own shape: a gateway may answer with the same status. */
const TOLD_IN_JSON = new Set([200, 400, 422]);

type Told = { readonly words: readonly string[]; readonly text: string };

/** Reads an answer that is not a success, or a 200 that carries errors. */
export function judge(answer: HttpAnswer): Refusal {
  const { status } = answer;
  const told = readTold(answer.body);
  const words = told?.words ?? [];
  const isBelieved = TOLD_IN_JSON.has(status) ? told !== undefined : !isPage(answer);
  const byStatus = (isBelieved && BY_STATUS[status === 200 ? 422 : status]) || "unknown";
  const known = words.map((word) => (Object.hasOwn(BY_WORD, word) ? BY_WORD[word] : undefined));
  const said = (isBelieved && VERDICTS.find((one) => known.includes(one))) || byStatus;
  // Success was said as well: whatever the word, the document is looked for before it is called refused.
  const verdict = status === 200 && said === "data" ? "refused" : said;
  const code = [words[known.indexOf(said)], ...words].find(isCode) ?? String(status);
  return { verdict, provider: { code, text: (told?.text ?? "").slice(0, 500) } };
}

/** A sentence, which may name a buyer, is no code: codes stand in the timeline and in the log. */
const isCode = (word: string | undefined): word is string => word !== undefined && /^[\w.-]{1,60}$/.test(word);

/** Whether a 200 is a refusal after all, as one connector of NES's has met it. */
export const carriesErrors = ({ body }: HttpAnswer): boolean => readTold(body) !== undefined;

function readTold(body: string): Told | undefined {
  const answer = parseBody(body, errorAnswer);
  if (!answer) return undefined;
  const fields = answer.invalidFields ?? [];
  const errors = Array.isArray(answer.errors) ? answer.errors : [];
  const map = Array.isArray(answer.errors) ? {} : (answer.errors ?? {});
  if (fields.length + errors.length + Object.keys(map).length === 0) return undefined;
  const lines = [
    ...fields.map(({ field, description, detail }) => [field, description, detail]),
    ...errors.map(({ detail, description }) => [detail || description]),
    ...Object.entries(map).map(([field, reasons]) => [field, String(reasons)]),
  ].map((parts) => parts.filter(Boolean).join(" "));
  return {
    words: errors.flatMap(({ code, description }) => [code, description].filter((one) => one != null)),
    text: lines.filter(Boolean).join("; ") || (answer.message ?? answer.title ?? ""),
  };
}
