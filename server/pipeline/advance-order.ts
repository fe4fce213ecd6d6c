import type { OrderId, ShopId } from "../invoice/ids.ts";
import { deliverInvoice } from "./deliver-invoice.ts";
import { AppError } from "./errors.ts";
import type { Integrator } from "./integrator.ts";
import { done, type JobOutcome } from "./jobs.ts";
import { lookUpInvoice } from "./look-up-invoice.ts";
import { nextStep, type Step } from "./next-step.ts";
import { unreadSummary } from "./order-summary.ts";
import type { PipelinePorts } from "./ports.ts";
import { settleOrder } from "./settle-order.ts";
import { type Subject, submitInvoice } from "./submit-invoice.ts";
import { awaitReport, trackInvoice } from "./track-invoice.ts";

/** More steps than the longest way through; a loop that goes on is a bug, not a wait. */
const MOST_STEPS = 20;

/**
 * The one job of an order: runs whatever step is due, computed from stored columns, each step its own commit, then sleeps
 * until the next is due or a signal wakes it. Failures are shown on the order and thrown for the worker to back off.
 */
export const advanceOrder =
  (ports: PipelinePorts) =>
  async (shop: ShopId, orderId: OrderId): Promise<JobOutcome> => {
    try {
      for (let taken = 0; taken < MOST_STEPS; taken += 1) {
        const outcome = await takeStep(ports, shop, orderId);
        if (outcome !== "continue") return outcome;
      }
      throw new Error("an order that never comes to rest");
    } catch (cause) {
      await showProblem(ports, { shop, orderId, cause });
      throw cause;
    }
  };

async function takeStep(ports: PipelinePorts, shop: ShopId, orderId: OrderId): Promise<JobOutcome | "continue"> {
  const { orders, invoices, documents, settings } = ports.read(shop);
  const order = await orders.find(orderId);
  const record = await invoices.findLatest(orderId);
  const archived = record ? await documents.formats(record.invoice.ettn) : [];
  const step = nextStep({ state: order?.state, archived, reported: record?.reported ?? false });
  if (step === "none") return done;
  if (step === "settle") return settleOrder(ports)(shop, orderId);
  const { integrator } = await settings.get();
  if (!integrator || !record) throw new AppError("SHOP_NOT_SET_UP");
  return STEPS[step](ports, ports.integratorFor(integrator))({ shop, orderId, record });
}

type InvoiceStep = (
  ports: PipelinePorts,
  integrator: Integrator,
) => (subject: Subject) => Promise<JobOutcome | "continue">;

const STEPS: Readonly<Record<Exclude<Step, "none" | "settle">, InvoiceStep>> = {
  submit: submitInvoice,
  "look-up": lookUpInvoice,
  track: trackInvoice,
  deliver: deliverInvoice,
  "await-report": awaitReport,
};

async function showProblem(
  { unitOfWork, clock }: PipelinePorts,
  { shop, orderId, cause }: { shop: ShopId; orderId: OrderId; cause: unknown },
): Promise<void> {
  const problem =
    cause instanceof AppError ? { code: cause.code, facts: cause.facts } : { code: "INTERNAL", facts: {} };
  await unitOfWork(shop, async ({ orders }) => {
    if (!(await orders.find(orderId))) await orders.save(unreadSummary(orderId, clock.now()));
    await orders.setProblem(orderId, problem);
  });
}
