import { keyOf } from "../ports/document-key.ts";
import type { Integrator, ProviderWords, SubmitOutcome } from "../ports/integrator.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { InvoiceRecord } from "../ports/stores.ts";
import { isToldSince } from "../told-since.ts";
import type { ShopId } from "../../invoice/ids.ts";

/** What ends an attempt, or lets it rest between two steps. */
export type FinalOutcome =
  | Exclude<SubmitOutcome, { readonly kind: "prepared" }>
  | { readonly kind: "paused"; readonly seconds: number }
  | { readonly kind: "number-taken"; readonly provider: ProviderWords };

/** More steps than the longest order takes; one that goes on is a bug, not a wait. */
const MOST_STEPS = 2000;

/**
 * Sends step by step, where the integrator makes a draft first: what a step made is committed before the next one begins,
 * so a crash at any instant goes on from there and nothing is made twice. Once a signal told of the order no step begins.
 */
export async function sendDocument(
  { unitOfWork, clock, read }: PipelinePorts,
  integrator: Integrator,
  { shop, record }: { readonly shop: ShopId; readonly record: InvoiceRecord },
): Promise<FinalOutcome> {
  let { reference } = record;
  const { rateLimit } = integrator.capabilities;
  // One order's many steps must not spend at one go what the account may ask in that time.
  const most = rateLimit ? Math.max(1, Math.floor(rateLimit.requests / 2)) : MOST_STEPS;
  for (let taken = 0; taken < most; taken += 1) {
    if (await isToldSince(read(shop), record)) return { kind: "paused", seconds: 0 };
    const outcome = await integrator.submit(record.invoice, { reference, mayArrive: record.wasLost });
    if (outcome.kind !== "prepared") return believed(integrator, { ...record, reference }, outcome);
    reference = outcome.reference;
    const made = { reference, submitStartedAt: clock.now() };
    await unitOfWork(shop, ({ invoices }) => invoices.update(record.invoice.ettn, made));
    // Later steps have their turns too; whoever comes next waits the longer for them.
    await integrator.reserve?.();
  }
  if (!rateLimit) throw new Error("a document that is never sent");
  return { kind: "paused", seconds: rateLimit.perSeconds };
}

/**
 * Doubts a refusal when an earlier answer was lost: that attempt may have arrived after all, and a document that exists
 * must not be taken for refused. A doubtful one is looked for first.
 */
async function believed(
  integrator: Integrator,
  record: InvoiceRecord,
  outcome: Exclude<SubmitOutcome, { readonly kind: "prepared" }>,
): Promise<FinalOutcome> {
  // Nothing of it left, and waiting gives the number to nobody: only another series does.
  const isTaken = outcome.kind === "config" && outcome.isNumberTaken && !record.wasLost;
  if (isTaken && record.invoice.number !== undefined) return { kind: "number-taken", provider: outcome.provider };
  if (outcome.kind !== "refused") return outcome;
  if (!record.wasLost) return outcome.isDoubtful ? { kind: "unknown" } : outcome;
  const found = await integrator.findByEttn(keyOf(record)).catch(() => "unasked" as const);
  if (found === "unasked") return { kind: "unknown" };
  return found && found.state !== "draft" ? { kind: "accepted", number: found.number } : outcome;
}
