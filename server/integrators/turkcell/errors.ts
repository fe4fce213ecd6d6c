import { z } from "zod";
import type { ProviderWords } from "../../pipeline/ports/integrator.ts";
import { isPage, parseBody } from "../answer.ts";
import type { HttpAnswer } from "../http.ts";
import { refusalAnswer } from "./wire.ts";

/**
 * What a refusal may mean, the most cautious first. `warning`: a known ETTN among other things, one more question says;
 * `number`: the number of our own that it was sent with.
 */
const VERDICTS = ["unknown", "warning", "number", "config", "retry", "data", "not-found"] as const;

export type Verdict = (typeof VERDICTS)[number];

export type Refusal = { readonly verdict: Verdict; readonly provider: ProviderWords };

/** What stands in the place of a field where it is about none. */
export const WARNING = "uyarı";

/**
 * A 422 names the field it is about; that name, without its path, is all the code there is. "uyarı" stands over an ETTN that
 * is known already, and may stand over more. The reasons are sentences and never read.
 */
const BY_KEY: Readonly<Record<string, Verdict>> = {
  [WARNING]: "warning",
  prefix: "config",
  invoicenumber: "number",
  // "InvoiceNumber" in Turkish small letters.
  ınvoicenumber: "number",
};

/** Decides where no key does. Every status that is not here may hide an accepted document. */
const BY_STATUS: Readonly<Record<number, Verdict>> = {
  400: "data",
  401: "config",
  402: "config",
  403: "config",
  404: "not-found",
  422: "data",
  429: "retry",
};

/** These are believed only in Turkcell's own shape: a gateway may answer with the same status. */
const TOLD_IN_JSON = new Set([400, 422]);

/** Reads an answer that is not a success. */
export function judge(answer: HttpAnswer): Refusal {
  const { status } = answer;
  const told = readTold(answer.body);
  const isBelieved = TOLD_IN_JSON.has(status) ? told.length > 0 : !isPage(answer);
  const byStatus = (isBelieved && BY_STATUS[status]) || "unknown";
  const known = told.map(({ key }) => (Object.hasOwn(BY_KEY, key) ? BY_KEY[key] : undefined) ?? byStatus);
  const verdict = (isBelieved && VERDICTS.find((one) => known.includes(one))) || byStatus;
  const code = told[known.indexOf(verdict)]?.key ?? String(status);
  const words = told.map(({ reasons }) => reasons.join(" ")).join("; ");
  return { verdict, provider: { code, text: words.slice(0, 500) } };
}

type Told = { readonly key: string; readonly reasons: readonly string[] };

const reasonsOf = z.array(z.string());

function readTold(body: string): readonly Told[] {
  const answer = parseBody(body, refusalAnswer);
  if (!answer) return [];
  const inner = refusalAnswer.safeParse(answer["errors"]);
  return Object.entries(inner.success ? inner.data : answer).flatMap(([path, value]) => {
    const reasons = reasonsOf.safeParse(value);
    return reasons.success ? [{ key: lastOf(path), reasons: reasons.data }] : [];
  });
}

/** "model.AddressBook.ReceiverCity" is about the city. */
const lastOf = (path: string): string => (path.split(".").at(-1) ?? path).toLocaleLowerCase("tr");
