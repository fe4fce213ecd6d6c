import type { OrderId, ShopId } from "../invoice/ids.ts";
import { carryOutCancellation } from "./cancel/carry-out-cancellation.ts";
import { type Delivered, deliverInvoice } from "./follow/deliver-invoice.ts";
import { discardLeft } from "./issue/discard-withdrawn.ts";
import { AppError, codeOf } from "./errors.ts";
import { adoptRevived } from "./issue/adopt-revived.ts";
import { endHoldFor, holdQueue } from "./account/hold.ts";
import { lacksRight } from "./account/lacks-right.ts";
import type { Integrator } from "./ports/integrator.ts";
import { done, type JobOutcome, snooze } from "./ports/jobs.ts";
import { sameForARun } from "./account/limited-integrator.ts";
import { mailInvoice } from "./mail/mail-invoice.ts";
import { lookUpInvoice } from "./send/look-up-invoice.ts";
import { nextStep, type Step } from "./next-step.ts";
import { isOpenMailing } from "./ports/mailing.ts";
import { unreadSummary } from "./ports/order-summary.ts";
import type { PipelinePorts } from "./ports/ports.ts";
import { isCalledOff } from "./reconcile/called-off.ts";
import { recheckDead } from "./reconcile/recheck-dead.ts";
import { isSentHere } from "./account/same-account.ts";
import { goOnSending } from "./send/go-on.ts";
import { sendInvoice } from "./send/send-invoice.ts";
import { setAside } from "./set-aside.ts";
import { isNumberedAsSet } from "./issue/number-invoice.ts";
import { settleOrder } from "./issue/settle-order.ts";
import { type StoredOrder, storedOrder } from "./stored-order.ts";
import type { Subject } from "./send/submit-invoice.ts";
import type { Problem } from "./ports/problem.ts";
import { isToldSince } from "./told-since.ts";
import { trackInvoice } from "./follow/track-invoice.ts";
import { watchInvoice } from "./follow/watch-invoice.ts";

/** More steps than the longest way through; a loop that goes on is a bug, not a wait. */
const MOST_STEPS = 20;

/**
 * The one job of an order: runs whatever step is due, computed from stored columns, each step its own commit, then sleeps
 * until the next is due or a signal wakes it. Failures are shown on the order and thrown for the worker to back off.
 */
export const advanceOrder =
  (ports: PipelinePorts) =>
  async (shop: ShopId, orderId: OrderId, failures = 0): Promise<JobOutcome> => {
    const run = { ...ports, integratorFor: sameForARun(ports.integratorFor, orderId) };
    try {
      for (let taken = 0; taken < MOST_STEPS; taken += 1) {
        const outcome = await takeStep(run, { shop, orderId, isFirst: taken === 0 });
        if (outcome !== "continue") return outcome;
      }
      throw new Error("an order that never comes to rest");
    } catch (cause) {
      const problem = problemOf(cause);
      await showProblem(ports, { shop, orderId, problem });
      if (problem.code === "INTEGRATOR_BUSY") return snooze(Number(problem.facts["retryAfterSeconds"]));
      const { restSeconds } = problem.facts;
      if (restSeconds !== undefined) return snooze(Number(restSeconds));
      if (problem.code === "INTEGRATOR_CONFIG" && !(await isOfCancelling(ports, { shop, orderId, cause })))
        return ports.unitOfWork(shop, (stores) => holdQueue(stores, problem, { now: ports.clock.now() }));
      if (SURPRISES.has(problem.code) && (await setAside(ports, { shop, orderId, failures }))) return done;
      throw cause;
    }
  };

/** A key that may not cancel may send: no other order rests for it. */
const isOfCancelling = async (
  { read }: PipelinePorts,
  { shop, orderId, cause }: Pick<Subject, "shop" | "orderId"> & { readonly cause: unknown },
): Promise<boolean> => lacksRight(cause) && (await read(shop).orders.find(orderId))?.state === "cancelling";

/** What seldom goes away by itself. */
const SURPRISES: ReadonlySet<string> = new Set(["INTERNAL", "NUMBER_GIVEN_TWICE"]);

const problemOf = (cause: unknown): Problem => ({
  code: codeOf(cause),
  facts: cause instanceof AppError ? cause.facts : {},
});

type Place = Pick<Subject, "shop" | "orderId"> & { readonly isFirst: boolean };

async function takeStep(ports: PipelinePorts, { shop, orderId, isFirst }: Place): Promise<JobOutcome | "continue"> {
  const stored = await progressOf(ports, shop, orderId);
  const { order, record, archived } = stored;
  const due = nextStep({ order, invoice: record, archived, now: ports.clock.now() });
  // A signal that came while its invoice waited to be sent may tell that it was cancelled: it is read before it is sent.
  const isTold = due === "submit" && isFirst && record && (await isToldSince(ports.read(shop), record));
  const step = isTold ? "refresh" : due;
  if (step === "none") return rest(ports, stored);
  if (step === "recheck") return recheckDead(ports)(shop, orderId);
  if (step === "adopt") return (await adoptRevived(ports)(stored)) ? "continue" : rest(ports, stored);
  if (step === "settle") return settleOrder(ports)(stored);
  if (step === "refresh") return thenSubmit(ports, { shop, orderId }, await settleOrder(ports)(stored));
  const outcome = await takeInvoiceStep(ports, step, stored);
  const met = stored.order?.problem;
  if (ANSWERED.has(step) && met?.code === "INTEGRATOR_CONFIG") await endHoldFor(ports, shop, met);
  return step === "look-up" ? thenSubmit(ports, { shop, orderId }, outcome) : outcome;
}

/** Where the integrator told something of a document, or did something with it. */
const ANSWERED: ReadonlySet<Step> = new Set(["look-up", "track", "deliver", "mail"]);

/** Nothing more is due: a problem that delayed it delays it no longer. */
async function rest(ports: PipelinePorts, stored: StoredOrder): Promise<JobOutcome> {
  const { shop, order } = stored;
  await discardLeft(ports, stored);
  if (order?.problem) await ports.unitOfWork(shop, ({ orders }) => orders.setProblem(order.id, undefined));
  return done;
}

/** What was to be sent was looked at again first; what is then to be sent goes at once. */
async function thenSubmit(
  ports: PipelinePorts,
  { shop, orderId }: Pick<Subject, "shop" | "orderId">,
  outcome: JobOutcome | "continue",
): Promise<JobOutcome | "continue"> {
  const stored = await progressOf(ports, shop, orderId);
  if (outcome !== "continue" || stored.order?.state !== "queued") return outcome;
  return takeInvoiceStep(ports, "submit", stored);
}

type Stored = Awaited<ReturnType<typeof progressOf>>;

async function progressOf(ports: PipelinePorts, shop: ShopId, orderId: OrderId) {
  const stored = await storedOrder(ports, shop, orderId);
  const { order, record } = stored;
  const isIssued = record && order?.state === "issued";
  const archived = isIssued ? await ports.read(shop).documents.formats(record.invoice.ettn) : [];
  return { ...stored, archived };
}

type InvoiceStep = Exclude<Step, "none" | "adopt" | "settle" | "refresh" | "recheck">;
type TakeInvoiceStep = (
  ports: PipelinePorts,
  integrator: Integrator,
) => (subject: Delivered) => Promise<JobOutcome | "continue">;

const INVOICE_STEPS: Readonly<Record<InvoiceStep, TakeInvoiceStep>> = {
  submit: sendInvoice,
  "go-on": goOnSending,
  "look-up": lookUpInvoice,
  track: trackInvoice,
  deliver: deliverInvoice,
  mail: mailInvoice,
  watch: watchInvoice,
  cancel: carryOutCancellation,
};

/** What is left undone where another account is connected by now. */
const AFTER_ISSUE: ReadonlySet<Step> = new Set(["deliver", "mail", "watch"]);

async function takeInvoiceStep(
  ports: PipelinePorts,
  step: InvoiceStep,
  { record, ...stored }: Stored,
): Promise<JobOutcome | "continue"> {
  const { shop } = stored;
  const { integrator, profile } = await ports.read(shop).settings.get();
  if (!integrator || !record) throw new AppError("SHOP_NOT_SET_UP");
  // Another account or host knows nothing of this document: its "no such ETTN" would be believed.
  const isElsewhere = !isSentHere(ports.integratorFor, { shop, integrator }, record);
  // What was issued there is finished as far as this account can tell; its order is looked at all the same.
  if (isElsewhere && AFTER_ISSUE.has(step)) {
    const finish = isOpenMailing(record.mailing) ? mailInvoice : watchInvoice;
    return finish(ports, undefined)({ ...stored, record });
  }
  if (isElsewhere) throw new AppError("INTEGRATOR_IN_USE");
  // Sent as it is, its number and one of the other line would soon be the same.
  if (step === "submit" && !isNumberedAsSet(record, profile)) return settleOrder(ports)({ ...stored, record });
  if (step === "mail" && (await isCalledOff(ports, { ...stored, record }))) return "continue";
  return INVOICE_STEPS[step](ports, ports.integratorFor(integrator, shop))({ ...stored, record });
}

async function showProblem(
  { unitOfWork, clock }: PipelinePorts,
  { shop, orderId, problem }: { shop: ShopId; orderId: OrderId; problem: Problem },
): Promise<void> {
  await unitOfWork(shop, async ({ orders }) => {
    if (!(await orders.find(orderId))) await orders.save(unreadSummary(orderId, clock.now()));
    await orders.setProblem(orderId, problem);
  });
}
