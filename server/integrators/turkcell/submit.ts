import type { Invoice } from "../../invoice/invoice.ts";
import type { Earlier, ProviderWords, SubmitOutcome } from "../../pipeline/ports/integrator.ts";
import { failedSend, parseBody, readNumber } from "../answer.ts";
import { writeJson } from "../exact-json.ts";
import { type HttpAnswer, type HttpOutcome, retryAfterSeconds } from "../http.ts";
import { isBuyerOfOtherKind, isKept, settleResend } from "../refusal.ts";
import { lookUpTaxpayer } from "./account.ts";
import type { TurkcellClient } from "./client.ts";
import { judge, type Refusal, WARNING } from "./errors.ts";
import { factWithoutPlace } from "./no-place.ts";
import { findInvoice } from "./track.ts";
import { toModel } from "./transform.ts";
import { createAnswer } from "./wire.ts";

/** Saves the document and sends it on in the same call. */
export async function submitInvoice(
  client: TurkcellClient,
  invoice: Invoice,
  { mayArrive }: Pick<Earlier, "mayArrive"> = { mayArrive: false },
): Promise<SubmitOutcome> {
  const outcome = await send(client, invoice, (json) => client.create(invoice.profileId, json));
  // The warning may be that our ETTN is there, by a try whose answer was lost and which no question finds as yet.
  const isDoubtful = mayArrive && outcome.kind === "refused" && outcome.provider.code === WARNING;
  return isDoubtful ? { kind: "duplicate", providerCode: WARNING } : outcome;
}

/** A document that failed is put right under its own ETTN. */
export async function resendInvoice(client: TurkcellClient, invoice: Invoice): Promise<SubmitOutcome> {
  const update = (json: string) => client.update(invoice.profileId, invoice.ettn, json);
  return settleResend(() => findInvoice(client, invoice), await send(client, invoice, update));
}

type Send = (json: string) => Promise<HttpOutcome>;

async function send(client: TurkcellClient, invoice: Invoice, by: Send): Promise<SubmitOutcome> {
  const missing = factWithoutPlace(invoice);
  if (missing) return { kind: "refused", reason: "data", provider: missing };
  const outcome = await by(writeJson(toModel(invoice)));
  if (outcome.kind !== "answered") return failedSend(outcome);
  if (outcome.status === 200) return readAcceptance(outcome, invoice.ettn);
  return readRefusal(client, invoice, { ...judge(outcome), wait: retryAfterSeconds(outcome.headers) });
}

/** A 200 that names no document may be another server's page; one that names another document filed ours under it. */
function readAcceptance({ body }: HttpAnswer, ettn: string): SubmitOutcome {
  const answer = parseBody(body, createAnswer);
  const id = answer?.id.trim().toLowerCase();
  if (!answer || !id) return { kind: "unknown" };
  if (id !== ettn) return { kind: "misfiled", uuid: id };
  return { kind: "accepted", number: readNumber(answer.invoiceNumber) };
}

async function readRefusal(
  client: TurkcellClient,
  invoice: Invoice,
  { verdict, provider, wait }: Refusal & { readonly wait: number | undefined },
): Promise<SubmitOutcome> {
  switch (verdict) {
    case "warning": {
      // Perhaps about our ETTN: until that is known the document may be there.
      const kept = await isKept(() => findInvoice(client, invoice));
      if (kept === undefined) return { kind: "unknown" };
      return kept ? { kind: "duplicate", providerCode: provider.code } : refused(client, invoice, provider);
    }
    case "number":
      return whoseNumber(client, invoice, provider);
    case "data":
      return refused(client, invoice, provider);
    case "retry":
      return { kind: "retry", afterSeconds: wait };
    case "config":
      return { kind: "config", provider };
    default:
      return { kind: "unknown" };
  }
}

/**
 * Sixteen right characters are turned down because a document bears them: our own when an earlier send went through, and
 * somebody else's otherwise.
 */
async function whoseNumber(client: TurkcellClient, invoice: Invoice, provider: ProviderWords): Promise<SubmitOutcome> {
  if (invoice.number === undefined) return refused(client, invoice, provider);
  const kept = await isKept(() => findInvoice(client, invoice));
  if (kept === undefined) return { kind: "unknown" };
  return kept ? { kind: "duplicate", providerCode: provider.code } : { kind: "config", provider, isNumberTaken: true };
}

async function refused(client: TurkcellClient, invoice: Invoice, provider: ProviderWords): Promise<SubmitOutcome> {
  const isOtherKind = await isBuyerOfOtherKind((taxId) => lookUpTaxpayer(client, taxId), invoice);
  return { kind: "refused", reason: isOtherKind ? "reroute" : "data", provider };
}
