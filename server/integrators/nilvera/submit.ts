import type { Ettn } from "../../invoice/ids.ts";
import type { Invoice } from "../../invoice/invoice.ts";
import type { DocumentStatus, ProviderWords, SubmitOutcome } from "../../pipeline/ports/integrator.ts";
import { failedSend, isPage, parseBody, readNumber } from "../answer.ts";
import { type HttpAnswer, type HttpOutcome, retryAfterSeconds } from "../http.ts";
import { isKept } from "../refusal.ts";
import { moduleOf, type NilveraClient } from "./client.ts";
import { judge } from "./errors.ts";
import { prepareSend } from "./send.ts";
import { sendAnswer } from "./wire.ts";

type Find = () => Promise<DocumentStatus | undefined>;
type Send = () => Promise<HttpOutcome>;

/** Sends an invoice; creates its series in the account when Nilvera does not know it, and then sends once more. */
export async function submitInvoice(client: NilveraClient, find: Find, invoice: Invoice): Promise<SubmitOutcome> {
  const send = await prepareSend(client, invoice);
  const first = readOutcome(await send(), invoice.ettn);
  const last =
    first.kind === "series-unknown" ? await sendWithNewSeries({ client, send, refusal: first }, invoice) : first;
  if (last.kind === "number-taken") return whoseNumber(find, last.provider);
  return last.kind === "series-unknown" ? { kind: "config", provider: last.provider } : last;
}

/** Two refusals do not say yet what becomes of the document. */
type FirstReading = SubmitOutcome | Unsettled;
type Unsettled =
  | { readonly kind: "series-unknown"; readonly provider: ProviderWords }
  | { readonly kind: "number-taken"; readonly provider: ProviderWords };

function readOutcome(outcome: HttpOutcome, ettn: Ettn): FirstReading {
  if (outcome.kind !== "answered") return failedSend(outcome);
  return outcome.status === 200 ? readAcceptance(outcome, ettn) : readRefusal(outcome);
}

/** A 200 that names no document may be another server's page; one that names another document filed ours under it. */
function readAcceptance({ body }: HttpAnswer, ettn: Ettn): SubmitOutcome {
  const answer = parseBody(body, sendAnswer);
  const uuid = answer?.UUID.trim().toLowerCase();
  if (!answer || !uuid) return { kind: "unknown" };
  if (uuid !== ettn) return { kind: "misfiled", uuid };
  return { kind: "accepted", number: readNumber(answer.InvoiceNumber) };
}

function readRefusal(answer: HttpAnswer): FirstReading {
  const { verdict, provider } = judge(answer);
  // A page is a gateway's, which may stand in place of Nilvera's own answer: the look-up tells whether it is the key.
  if (verdict === "config" && isPage(answer)) return { kind: "unknown" };
  switch (verdict) {
    case "data":
    case "reroute":
      return { kind: "refused", reason: verdict, provider };
    case "unlisted":
      return { kind: "refused", reason: "data", provider, isDoubtful: true };
    // No document of ours is looked up by a send: what is missing is something the document refers to.
    case "not-found":
      return { kind: "refused", reason: "data", provider };
    case "duplicate":
      return { kind: "duplicate", providerCode: provider.code };
    case "retry":
      return { kind: "retry", afterSeconds: retryAfterSeconds(answer.headers) };
    case "unknown":
      return { kind: "unknown" };
    default:
      return { kind: verdict, provider };
  }
}

type Refused = { readonly client: NilveraClient; readonly send: Send; readonly refusal: Unsettled };

async function sendWithNewSeries(
  { client, send, refusal }: Refused,
  { profileId, series, ettn }: Invoice,
): Promise<FirstReading> {
  const created = await client.createSeries(moduleOf(profileId), series);
  // The document itself was refused, so even a lost answer here leaves nothing in doubt about it.
  if (created.kind !== "answered") return { kind: "retry", afterSeconds: undefined };
  const verdict = created.status === 200 ? "created" : judge(created).verdict;
  // A series that is there already, made by an earlier try whose answer was lost, is as good as a new one.
  if (verdict === "created" || verdict === "duplicate") {
    return readOutcome(await send(), ettn);
  }
  if (verdict === "retry" || created.status >= 500) {
    return { kind: "retry", afterSeconds: retryAfterSeconds(created.headers) };
  }
  return { kind: "config", provider: refusal.provider };
}

/** "Number used before" is our own document when an earlier send went through, and somebody else's otherwise. */
async function whoseNumber(find: Find, provider: ProviderWords): Promise<SubmitOutcome> {
  const kept = await isKept(find);
  if (kept === undefined) return { kind: "unknown" };
  return kept ? { kind: "duplicate", providerCode: provider.code } : { kind: "config", provider, isNumberTaken: true };
}
