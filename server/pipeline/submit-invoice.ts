import type { OrderId, ShopId } from "../invoice/ids.ts";
import type { Integrator, SubmitOutcome } from "./integrator.ts";
import { done, type JobOutcome, snooze } from "./jobs.ts";
import type { PipelinePorts } from "./ports.ts";
import { recordAccepted, recordMisfiled, recordRefused } from "./record-answer.ts";
import type { InvoiceRecord, Stores } from "./stores.ts";

export type Subject = { readonly shop: ShopId; readonly orderId: OrderId; readonly record: InvoiceRecord };

const CONFIG_RETRY_SECONDS = 300;
const FIRST_LOOK_UP_SECONDS = 2;
const MOST_BACKOFF_SECONDS = 900;

/** Commits the marker, then sends once. What comes back, or does not, is committed before anything else happens. */
export const submitInvoice =
  ({ unitOfWork, clock }: PipelinePorts, integrator: Integrator) =>
  async ({ shop, orderId, record }: Subject): Promise<JobOutcome | "continue"> => {
    const { ettn } = record.invoice;
    const attempt = record.submitAttempts + 1;
    await unitOfWork(shop, async ({ invoices, orders, timeline }) => {
      await orders.move(orderId, "submit");
      await invoices.update(ettn, { submitAttempts: attempt, submitStartedAt: clock.now(), answeredAt: undefined });
      await timeline.append(orderId, "submission-started", { attempt });
    });
    const outcome = await believed(integrator, record);
    return unitOfWork(shop, async (stores) => {
      const wasLost = outcome.kind === "unknown" || outcome.kind === "duplicate";
      await stores.invoices.update(ettn, wasLost ? { wasLost } : { answeredAt: clock.now() });
      return recordOutcome(stores, { orderId, record, outcome, attempt, now: clock.now() });
    });
  };

/**
 * Sends, and doubts a refusal when an earlier answer was lost: that attempt may have arrived after all, and a document
 * that exists must not be taken for refused.
 */
async function believed(integrator: Integrator, { invoice, wasLost }: InvoiceRecord): Promise<SubmitOutcome> {
  const outcome = await integrator.submit(invoice);
  if (outcome.kind !== "refused" || !wasLost) return outcome;
  const found = await integrator.findByEttn(invoice.ettn, invoice.profileId).catch(() => "unasked" as const);
  if (found === "unasked") return { kind: "unknown" };
  return found ? { kind: "accepted", number: found.number } : outcome;
}

export type Answer = {
  readonly orderId: OrderId;
  readonly record: InvoiceRecord;
  readonly outcome: SubmitOutcome;
  readonly attempt: number;
  readonly now: Date;
};

async function recordOutcome(stores: Stores, answer: Answer): Promise<JobOutcome | "continue"> {
  const { orders, timeline } = stores;
  const { orderId, record, outcome, attempt } = answer;
  switch (outcome.kind) {
    case "accepted":
      await recordAccepted(stores, { ...answer, number: outcome.number });
      return "continue";
    // It is already there: perhaps our own earlier attempt. Reading it decides.
    case "duplicate":
    case "unknown":
      await orders.move(orderId, "lose-answer");
      await orders.setProblem(orderId, { code: "SUBMISSION_UNKNOWN", facts: { attempt } });
      await timeline.append(orderId, "answer-lost");
      return snooze(outcome.kind === "duplicate" && attempt === 1 ? 0 : FIRST_LOOK_UP_SECONDS);
    case "refused":
      await recordRefused(stores, { orderId, record, refusal: outcome });
      return done;
    case "misfiled":
      await recordMisfiled(stores, { orderId, record, uuid: outcome.uuid });
      return done;
    case "config":
      await orders.move(orderId, "send-again");
      await orders.setProblem(orderId, { code: "INTEGRATOR_CONFIG", facts: { code: outcome.provider.code } });
      await timeline.append(orderId, "integrator-config", { code: outcome.provider.code });
      return snooze(CONFIG_RETRY_SECONDS);
    case "retry": {
      const seconds = outcome.afterSeconds ?? Math.min(2 ** attempt, MOST_BACKOFF_SECONDS);
      await orders.move(orderId, "send-again");
      await orders.setProblem(orderId, { code: "INTEGRATOR_UNREACHABLE", facts: { attempt } });
      await timeline.append(orderId, "retry-scheduled", { seconds });
      return snooze(seconds);
    }
  }
}
