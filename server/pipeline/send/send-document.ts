import { keyOf } from "../ports/document-key.ts";
import type { Integrator, ProviderWords, SubmitOutcome } from "../ports/integrator.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { InvoiceRecord, ReadStores } from "../ports/stores.ts";
import type { SendMarker } from "../ports/send-marker.ts";
import { isToldSince } from "../told-since.ts";
import type { ShopId } from "../../invoice/ids.ts";

/** What ends an attempt, or lets it rest between two steps. */
export type FinalOutcome =
  | Exclude<SubmitOutcome, { readonly kind: "prepared" }>
  | { readonly kind: "paused"; readonly seconds: number }
  | { readonly kind: "number-taken"; readonly provider: ProviderWords }
  /** Nothing more was sent: the order went on without this attempt. */
  | { readonly kind: "overtaken" };

const OVERTAKEN: FinalOutcome = { kind: "overtaken" };

/** `startedAt` is the marker's time after the last step; `hasMade`: the integrator made something of the draft. */
type Sent = { readonly outcome: FinalOutcome; readonly startedAt: Date; readonly hasMade: boolean };

/** One attempt, as its marker names it. */
export type Attempt = { readonly record: InvoiceRecord; readonly attempt: number; readonly startedAt: Date };

/** More steps than the longest order takes; one that goes on is a bug, not a wait. */
const MOST_STEPS = 2000;
/** Of the look-up grace: after the whole of it another process believes that nothing was sent. */
const PART_TO_SEND_IN = 0.5;
/** However small the grace: a slow commit alone is no reason to send nothing. */
const LEAST_TO_SEND_IN_MS = 5_000;
/** Whoever comes late again and again must not storm. */
const LATE: FinalOutcome = { kind: "paused", seconds: 30 };

/**
 * Sends step by step, where the integrator makes a draft first: what a step made is committed before the next one begins,
 * so a crash at any instant goes on from there and nothing is made twice. Once a signal told of the order no step begins, and
 * none does for a process that comes late: it stood still, or was cut off, and another took the order up meanwhile.
 */
export async function sendDocument(
  ports: PipelinePorts,
  integrator: Integrator,
  { shop, ...begun }: Step,
): Promise<Sent> {
  let step: Attempt = begun;
  const sent = (outcome: FinalOutcome): Sent => {
    const { startedAt, record } = step;
    return { outcome, startedAt, hasMade: record.reference !== begun.record.reference };
  };
  const { rateLimit } = integrator.capabilities;
  // One order's many steps must not spend at one go what the account may ask in that time.
  const most = rateLimit ? Math.max(1, Math.floor(rateLimit.requests / 2)) : MOST_STEPS;
  for (let taken = 0; taken < most; taken += 1) {
    const stop = await mayNotBegin(ports, shop, step);
    if (stop) return sent(stop);
    const { record } = step;
    const outcome = await integrator.submit(record.invoice, {
      reference: record.reference,
      mayArrive: record.wasLost,
    });
    if (outcome.kind !== "prepared") return sent(await believed(integrator, record, outcome));
    const made = await keepMade(ports, { shop, ...step }, outcome.reference);
    if (!made) return sent(OVERTAKEN);
    // Later steps have their turns too; whoever comes next waits the longer for them.
    await integrator.reserve?.();
    const next = await beginNext(ports, { shop, ...made });
    if (!next) return sent(OVERTAKEN);
    step = next;
  }
  if (!rateLimit) throw new Error("a document that is never sent");
  return sent({ kind: "paused", seconds: rateLimit.perSeconds });
}

async function mayNotBegin(
  { read, clock, lookUpGraceSeconds }: PipelinePorts,
  shop: ShopId,
  step: Attempt,
): Promise<FinalOutcome | undefined> {
  const [isOurs, isTold] = await Promise.all([isUnderWay(read(shop), step), isToldSince(read(shop), step.record)]);
  if (!isOurs) return OVERTAKEN;
  if (isTold) return { kind: "paused", seconds: 0 };
  const most = Math.max(PART_TO_SEND_IN * lookUpGraceSeconds * 1000, LEAST_TO_SEND_IN_MS);
  return clock.now().getTime() - step.startedAt.getTime() > most ? LATE : undefined;
}

type Known = Pick<ReadStores, "invoices">;

/** Whether the order still waits for the answer to this very attempt. */
export const isUnderWay = async (stores: Known, attempt: Attempt): Promise<boolean> =>
  (await markerOf(stores, attempt))?.answeredAt === null;

/** `undefined` once the order went on without this attempt. */
async function markerOf({ invoices }: Known, { record, attempt, startedAt }: Attempt): Promise<SendMarker | undefined> {
  const marker = await invoices.marker(record.invoice.ettn);
  const isSame = marker?.submitAttempts === attempt && marker.submitStartedAt?.getTime() === startedAt.getTime();
  return isSame && marker.isLive && marker.state === "submitting" ? marker : undefined;
}

type Step = Attempt & { readonly shop: ShopId };

/**
 * The attempt with what a step made, at rest: a death now leaves nothing in doubt. `undefined` where the order went on without
 * it: another one's marker and draft stay.
 */
function keepMade(
  { unitOfWork, clock }: PipelinePorts,
  { shop, ...step }: Step,
  reference: string,
): Promise<Attempt | undefined> {
  return unitOfWork(shop, async (stores) => {
    if (!(await isUnderWay(stores, step))) return undefined;
    const now = clock.now();
    await stores.invoices.update(step.record.invoice.ettn, { reference, submitStartedAt: now, answeredAt: now });
    return { ...step, record: { ...step.record, reference }, startedAt: now };
  });
}

/** The marker of the next step. The wait before it is none of its own time: among many orders each would come too late. */
function beginNext({ unitOfWork, clock }: PipelinePorts, { shop, ...step }: Step): Promise<Attempt | undefined> {
  return unitOfWork(shop, async (stores) => {
    if (!(await markerOf(stores, step))?.answeredAt) return undefined;
    const startedAt = clock.now();
    await stores.invoices.update(step.record.invoice.ettn, { submitStartedAt: startedAt, answeredAt: undefined });
    return { ...step, startedAt };
  });
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
  if (outcome.kind === "config" && outcome.isNumberTaken) {
    // What bears it may be our own earlier attempt, not found as yet.
    if (record.wasLost) return { kind: "duplicate", providerCode: outcome.provider.code };
    // Nothing of it left, and waiting gives the number to nobody: only another series does.
    if (record.invoice.number !== undefined) return { kind: "number-taken", provider: outcome.provider };
  }
  if (outcome.kind !== "refused") return outcome;
  if (!record.wasLost) return outcome.isDoubtful ? { kind: "unknown" } : outcome;
  const found = await integrator.findByEttn(keyOf(record)).catch(() => "unasked" as const);
  if (found === "unasked") return { kind: "unknown" };
  return found && found.state !== "draft" ? { kind: "accepted", number: found.number } : outcome;
}
