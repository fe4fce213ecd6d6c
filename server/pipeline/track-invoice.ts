import { keyOf } from "./document-key.ts";
import { fault } from "../invoice/fault.ts";
import type { OrderId } from "../invoice/ids.ts";
import type { DocumentStatus, Integrator } from "./integrator.ts";
import { done, type JobOutcome, snooze } from "./jobs.ts";
import type { PipelinePorts } from "./ports.ts";
import { recordCancelled } from "./record-answer.ts";
import type { InvoiceRecord, Stores } from "./stores.ts";
import type { Subject } from "./submit-invoice.ts";

/** Seconds between status checks: quick while a person may be looking, hourly in the end. */
const LADDER: readonly number[] = [1, 2, 3, 5, 10, 30, 120, 600, 1800, 3600];

/** The document exists for the law, whatever its buyer does next. */
const STANDS: ReadonlySet<DocumentStatus["state"]> = new Set(["issued", "delivered", "answer-pending"]);

/** Asks once for the document's status and commits what it says; an unknown word means still pending. */
export const trackInvoice =
  ({ unitOfWork, clock }: PipelinePorts, integrator: Integrator) =>
  async ({ shop, orderId, record }: Subject): Promise<JobOutcome | "continue"> => {
    const { ettn } = record.invoice;
    const status = await integrator.findByEttn(keyOf(record));
    return unitOfWork(shop, async (stores) => {
      const number = status?.number ?? record.invoice.number;
      if (status?.state === "draft") return sendAgain(stores, { orderId, record });
      const isSettled = status !== undefined && status.state !== "processing";
      // Issued without a number would be a document nobody can name: keep asking until it is told.
      if (!isSettled || (STANDS.has(status.state) && number === undefined)) {
        await stores.invoices.update(ettn, { statusChecks: record.statusChecks + 1, ...(number ? { number } : {}) });
        await stores.orders.setProblem(orderId, undefined);
        return snooze(rung(LADDER, record.statusChecks));
      }
      return recordFinal(stores, { orderId, record, status, number, now: clock.now() });
    });
  };

/** Nothing became of it: it is looked for once more, and goes again once nothing earlier can turn up any more. */
async function sendAgain(
  { invoices, orders, timeline }: Stores,
  { orderId, record }: Pick<Subject, "orderId" | "record">,
): Promise<"continue"> {
  await invoices.update(record.invoice.ettn, { wasLost: true });
  await orders.move(orderId, "send-again");
  await timeline.append(orderId, "answer-lost");
  return "continue";
}

type Final = {
  readonly orderId: OrderId;
  readonly record: InvoiceRecord;
  readonly status: DocumentStatus;
  readonly number: string | undefined;
  readonly now: Date;
};

async function recordFinal(
  stores: Stores,
  { orderId, record, status, number, now }: Final,
): Promise<JobOutcome | "continue"> {
  const { invoices, orders, timeline } = stores;
  const { ettn } = record.invoice;
  if (STANDS.has(status.state)) {
    await invoices.update(ettn, {
      confirmedAt: now,
      reported: status.reported,
      statusChecks: 0,
      ...(number ? { number } : {}),
      ...(status.ettn ? { legalEttn: status.ettn } : {}),
    });
    await orders.move(orderId, "confirm");
    await orders.showInvoice(orderId, { ettn: status.ettn ?? ettn, number });
    await timeline.append(orderId, "confirmed", number ? { number } : {});
    return "continue";
  }
  if (status.state === "failed" || status.state === "rejected") {
    await invoices.update(ettn, { isLive: false });
    const text = status.detail ?? status.raw;
    await orders.move(orderId, "fail", { faults: [fault("INTEGRATOR_FAILED", "integrator", { text })] });
    await timeline.append(orderId, "failed", { code: status.raw });
    return done;
  }
  await recordCancelled(stores, { orderId, record }, { code: status.raw });
  return done;
}

const rung = (ladder: readonly number[], step: number): number => ladder[Math.min(step, ladder.length - 1)] ?? 3600;
