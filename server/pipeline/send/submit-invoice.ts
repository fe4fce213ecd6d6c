import type { OrderId, ShopId } from "../../invoice/ids.ts";
import { endHold, holdQueue, passHold, probeNow } from "../account/hold.ts";
import type { Integrator } from "../ports/integrator.ts";
import { done, type JobOutcome, snooze } from "../ports/jobs.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { recordAccepted, recordMisfiled, recordNumberTaken, recordRefused } from "./record-answer.ts";
import { isNumberedAsSet } from "../issue/number-invoice.ts";
import { recordLate } from "./record-late.ts";
import { recordDuplicate, recordLost } from "./record-lost.ts";
import { retryPause } from "../retry-pause.ts";
import { type FinalOutcome, isUnderWay, sendDocument } from "./send-document.ts";
import { isToldSince } from "../told-since.ts";
import type { InvoiceRecord, Stores } from "../ports/stores.ts";
import { stateAsRead } from "../unless-changed.ts";

export type Subject = { readonly shop: ShopId; readonly orderId: OrderId; readonly record: InvoiceRecord };

const FIRST_LOOK_AT_A_JOB_SECONDS = 5;

/** Commits the marker, then sends once. What comes back, or does not, is committed before anything else happens. */
export const submitInvoice =
  (ports: PipelinePorts, integrator: Integrator) =>
  async (subject: Subject): Promise<JobOutcome | "continue"> => {
    const { unitOfWork, clock } = ports;
    const { shop, orderId, record } = subject;
    const { ettn } = record.invoice;
    const attempt = record.submitAttempts + 1;
    await integrator.reserve?.();
    const { rest, isProbe, startedAt } = await unitOfWork(shop, async (stores) => {
      const now = clock.now();
      if (!(await stands(stores, record))) return { rest: snooze(0), isProbe: false, startedAt: now };
      const gate = await passHold(stores, orderId, now);
      if (gate.rest) return { ...gate, startedAt: now };
      const { invoices, orders, timeline } = stores;
      await orders.move(orderId, "submit");
      await invoices.update(ettn, { submitAttempts: attempt, submitStartedAt: now, answeredAt: undefined });
      // Going on after a pause is no new attempt.
      if (record.reference === undefined) await timeline.append(orderId, "submission-started", { attempt });
      return { ...gate, startedAt: now };
    });
    if (rest) return rest;
    const sent = await sendDocument(ports, integrator, { shop, record, attempt, startedAt });
    const { outcome } = sent;
    return unitOfWork(shop, async (stores) => {
      if (outcome.kind === "overtaken") return "continue";
      if (!(await isUnderWay(stores, { record, attempt, startedAt: sent.startedAt }))) {
        await recordLate(stores, { orderId, record, outcome, now: clock.now() });
        return "continue";
      }
      const wasLost = outcome.kind === "unknown" || outcome.kind === "duplicate";
      if (outcome.kind !== "accepted")
        await stores.invoices.update(ettn, wasLost ? { wasLost } : { answeredAt: clock.now() });
      if (PROVES_ACCOUNT.has(outcome.kind)) await endHold(stores);
      else if (isProbe && outcome.kind === "paused" && sent.hasMade) await probeNow(stores, clock.now());
      const answer = { orderId, record, outcome, attempt, isProbe, now: clock.now() };
      const next = await recordOutcome(stores, answer);
      if (next !== "continue" || outcome.kind !== "accepted") return next;
      // A draft takes its time to become a document, and the account its rest. Other orders are sent before this one's originals
      // are fetched: before midnight that counts.
      return snooze(integrator.capabilities.isTwoPhase ? FIRST_LOOK_AT_A_JOB_SECONDS : 0);
    });
  };

/** Whether it is still the order's invoice as it was read, the shop still numbers as it did, and nobody has told of the order since. */
async function stands(stores: Stores, record: InvoiceRecord): Promise<boolean> {
  // Asked together: each answer by itself is a way to the database and back, while others wait for this commit.
  const [state, { profile }, isTold] = await Promise.all([
    stateAsRead(stores, record),
    stores.settings.get(),
    isToldSince(stores, record),
  ]);
  return record.isLive && state !== undefined && isNumberedAsSet(record, profile) && !isTold;
}

/** Answers only an account in order gets. */
const PROVES_ACCOUNT: ReadonlySet<FinalOutcome["kind"]> = new Set([
  "accepted",
  "duplicate",
  "refused",
  "number-taken",
  "misfiled",
]);

export type Answer = {
  readonly orderId: OrderId;
  readonly record: InvoiceRecord;
  readonly outcome: FinalOutcome;
  readonly attempt: number;
  /** Sent to see whether the account is mended. */
  readonly isProbe: boolean;
  readonly now: Date;
};

type Told = Answer & { readonly outcome: Exclude<FinalOutcome, { readonly kind: "overtaken" }> };

async function recordOutcome(stores: Stores, answer: Told): Promise<JobOutcome | "continue"> {
  const { orders, timeline } = stores;
  const { orderId, record, outcome, attempt } = answer;
  switch (outcome.kind) {
    case "accepted":
      await recordAccepted(stores, { ...answer, number: outcome.number, reference: outcome.reference });
      return "continue";
    case "paused":
      await stores.invoices.update(record.invoice.ettn, { submitAttempts: record.submitAttempts });
      await orders.move(orderId, "send-again");
      return snooze(outcome.seconds);
    case "duplicate":
      return recordDuplicate(stores, answer, outcome.providerCode);
    case "unknown":
      return recordLost(stores, answer);
    case "refused":
      return recordRefused(stores, { orderId, record, refusal: outcome });
    case "number-taken":
      await recordNumberTaken(stores, { orderId, record, provider: outcome.provider });
      return done;
    case "misfiled":
      await recordMisfiled(stores, { orderId, record, uuid: outcome.uuid });
      return done;
    case "config": {
      const facts = { code: outcome.provider.code };
      await orders.move(orderId, "send-again");
      await orders.setProblem(orderId, { code: "INTEGRATOR_CONFIG", facts });
      await timeline.append(orderId, "integrator-config", facts);
      return holdQueue(stores, { code: "INTEGRATOR_CONFIG", facts }, answer);
    }
    case "retry": {
      const seconds = retryPause(attempt, outcome.afterSeconds);
      await orders.move(orderId, "send-again");
      await orders.setProblem(orderId, { code: "INTEGRATOR_UNREACHABLE", facts: { attempt } });
      await timeline.append(orderId, "retry-scheduled", { seconds });
      return snooze(seconds);
    }
  }
}
