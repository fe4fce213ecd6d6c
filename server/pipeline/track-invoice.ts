import type { OrderId } from "../invoice/ids.ts";
import type { DocumentStatus, Integrator } from "./integrator.ts";
import { done, type JobOutcome, snooze } from "./jobs.ts";
import type { PipelinePorts } from "./ports.ts";
import type { InvoiceRecord, Stores } from "./stores.ts";
import type { Subject } from "./submit-invoice.ts";

/** Seconds between status checks: quick while a person may be looking, hourly in the end. */
const LADDER: readonly number[] = [1, 2, 3, 5, 10, 30, 120, 600, 1800, 3600];
/** Seconds after issue: the e-Arşiv report goes to GİB once a day; after the last rung nobody waits for it here. */
const REPORT_LADDER: readonly number[] = [3600, 10_800, 43_200, 86_400, 172_800];

/** Asks once for the document's status and commits what it says; an unknown word means still pending. */
export const trackInvoice =
  ({ unitOfWork, clock }: PipelinePorts, integrator: Integrator) =>
  async ({ shop, orderId, record }: Subject): Promise<JobOutcome | "continue"> => {
    const { ettn, profileId } = record.invoice;
    const status = await integrator.findByEttn(ettn, profileId);
    return unitOfWork(shop, async (stores) => {
      const number = status?.number ?? record.invoice.number;
      const isSettled = status !== undefined && status.state !== "processing";
      // Issued without a number would be a document nobody can name: keep asking until it is told.
      if (!isSettled || (status.state === "issued" && number === undefined)) {
        await stores.invoices.update(ettn, { statusChecks: record.statusChecks + 1, ...(number ? { number } : {}) });
        return snooze(rung(LADDER, record.statusChecks));
      }
      return recordFinal(stores, { orderId, record, status, number, now: clock.now() });
    });
  };

/** Issued and archived: looks now and then whether it was reported to GİB, or cancelled at the integrator. */
export const awaitReport =
  ({ unitOfWork, clock }: PipelinePorts, integrator: Integrator) =>
  async ({ shop, orderId, record }: Subject): Promise<JobOutcome> => {
    const { ettn, profileId } = record.invoice;
    const age = (clock.now().getTime() - (record.confirmedAt?.getTime() ?? 0)) / 1000;
    const passed = REPORT_LADDER.filter((rungAt) => rungAt <= age).length;
    const isTime = passed > record.statusChecks;
    const status = isTime ? await integrator.findByEttn(ettn, profileId) : undefined;
    return unitOfWork(shop, async (stores) => {
      await stores.orders.setProblem(orderId, undefined);
      if (isTime) await stores.invoices.update(ettn, { statusChecks: passed });
      if (status && (await recordAfterIssue(stores, { orderId, record, status }))) return done;
      const next = REPORT_LADDER[passed];
      return next === undefined ? done : snooze(Math.ceil(next - age));
    });
  };

/** True once nothing more is awaited. */
async function recordAfterIssue(
  { invoices, orders, timeline }: Stores,
  { orderId, record, status }: Omit<Final, "number" | "now">,
): Promise<boolean> {
  const { ettn } = record.invoice;
  if (status.state === "cancelled") {
    await invoices.update(ettn, { isLive: false });
    await orders.move(orderId, "find-cancelled");
    await timeline.append(orderId, "cancelled");
    return true;
  }
  if (!status.reported) return false;
  await invoices.update(ettn, { reported: true });
  await timeline.append(orderId, "reported");
  return true;
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
  if (status.state === "issued") {
    await invoices.update(ettn, {
      confirmedAt: now,
      reported: status.reported,
      statusChecks: 0,
      ...(number ? { number } : {}),
    });
    await orders.move(orderId, "confirm");
    await orders.showInvoice(orderId, { ettn, number });
    await timeline.append(orderId, "confirmed", number ? { number } : {});
    return "continue";
  }
  await invoices.update(ettn, { isLive: false });
  await orders.move(orderId, status.state === "failed" ? "fail" : "find-cancelled");
  await timeline.append(orderId, status.state === "failed" ? "failed" : "cancelled", { code: status.raw });
  return done;
}

const rung = (ladder: readonly number[], step: number): number => ladder[Math.min(step, ladder.length - 1)] ?? 3600;
