import type { Invoice } from "../../invoice/invoice.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { Earlier, SubmitOutcome } from "../../pipeline/ports/integrator.ts";
import { failedSend, parseBody, readNumber } from "../answer.ts";
import { type HttpAnswer, type HttpOutcome, retryAfterSeconds } from "../http.ts";
import { settleResend } from "../refusal.ts";
import { findSenderAlias } from "./account.ts";
import type { NesClient } from "./client.ts";
import { carriesErrors, judge, type Refusal } from "./errors.ts";
import { whoseDocument, whyRefused } from "./refusal.ts";
import { findInvoice } from "./track.ts";
import { toForm } from "./transform.ts";
import { uploadAnswer } from "./wire.ts";

/** Uploads the document and sends it on in the same call. */
export async function submitInvoice(
  client: NesClient,
  invoice: Invoice,
  { mayArrive }: Pick<Earlier, "mayArrive"> = { mayArrive: false },
): Promise<SubmitOutcome> {
  const sender = await senderOf(client, invoice);
  if (typeof sender === "object") return sender;
  const answer = await client.upload(invoice.profileId, toForm(invoice, sender));
  const outcome = await readOutcome(client, invoice, answer);
  // "There already" and not found: after a lost answer it is this one document's doubt, and none of the account.
  const isDoubtful = mayArrive && outcome.kind === "config" && isCalledThere(answer);
  return isDoubtful ? { kind: "duplicate", providerCode: outcome.provider.code } : outcome;
}

const isCalledThere = (answer: HttpOutcome): boolean => answer.kind === "answered" && judge(answer).verdict === "taken";

/** A failed e-Fatura goes again as it is, a failed e-Arşiv invoice in place of itself: the ETTN stays either way. */
export async function resendInvoice(client: NesClient, invoice: Invoice): Promise<SubmitOutcome> {
  const answer = await resend(client, invoice);
  if (isTaken(answer)) return { kind: "accepted", number: invoice.number };
  return settleResend(() => findInvoice(client, invoice), await readOutcome(client, invoice, answer));
}

const resend = (client: NesClient, invoice: Invoice): Promise<HttpOutcome> =>
  invoice.profileId === "EARSIVFATURA"
    ? client.replace(invoice.profileId, invoice.ettn, toForm(invoice, undefined))
    : client.resend(invoice.ettn);

const isTaken = (answer: HttpOutcome): boolean =>
  answer.kind === "answered" && answer.status === 200 && !carriesErrors(answer);

/** The seller's own label for e-Fatura. Nothing has been sent yet, so whatever goes wrong may be tried again. */
async function senderOf(client: NesClient, invoice: Invoice): Promise<string | SubmitOutcome | undefined> {
  if (invoice.profileId === "EARSIVFATURA") return undefined;
  try {
    const alias = await findSenderAlias(client, invoice.seller.taxId.value);
    return alias ?? { kind: "config", provider: { code: "SENDER_ALIAS_MISSING", text: "" } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { providerCode, retryAfterSeconds } = error.facts;
    const code = String(providerCode ?? error.code);
    if (error.code === "INTEGRATOR_CONFIG") return { kind: "config", provider: { code, text: "" } };
    return { kind: "retry", afterSeconds: retryAfterSeconds === undefined ? undefined : Number(retryAfterSeconds) };
  }
}

function readOutcome(
  client: NesClient,
  invoice: Invoice,
  outcome: HttpOutcome,
): Promise<SubmitOutcome> | SubmitOutcome {
  if (outcome.kind !== "answered") return failedSend(outcome);
  if (outcome.status === 200 && !carriesErrors(outcome)) return readAcceptance(outcome, invoice.ettn);
  return readRefusal({ client, invoice, answer: outcome, refusal: judge(outcome) });
}

/** A 200 that names no document may be another server's page; one that names another document filed ours under it. */
function readAcceptance({ body }: HttpAnswer, ettn: string): SubmitOutcome {
  const answer = parseBody(body, uploadAnswer);
  const uuid = answer?.uuid.trim().toLowerCase();
  if (!answer || !uuid) return { kind: "unknown" };
  if (uuid !== ettn) return { kind: "misfiled", uuid };
  return { kind: "accepted", number: readNumber(answer.documentNumber) };
}

type Refused = {
  readonly client: NesClient;
  readonly invoice: Invoice;
  readonly answer: HttpAnswer;
  readonly refusal: Refusal;
};

function readRefusal({ client, invoice, answer, refusal }: Refused): Promise<SubmitOutcome> | SubmitOutcome {
  const { verdict, provider } = refusal;
  switch (verdict) {
    case "taken":
      return whoseDocument(client, invoice, refusal);
    case "refused":
    case "data":
      return whyRefused(client, invoice, refusal);
    case "retry":
      return { kind: "retry", afterSeconds: retryAfterSeconds(answer.headers) };
    case "config":
      return { kind: "config", provider };
    default:
      return { kind: "unknown" };
  }
}
