import { keyOf } from "./document-key.ts";
import type { OrderId } from "../invoice/ids.ts";
import { compareIssued, showCorrections } from "./compare-issued.ts";
import type { DocumentStatus, Integrator } from "./integrator.ts";
import { done, type JobOutcome, snooze } from "./jobs.ts";
import type { PipelinePorts } from "./ports.ts";
import { recordCancelled } from "./record-answer.ts";
import type { InvoiceRecord, Stores } from "./stores.ts";
import type { Subject } from "./submit-invoice.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
/**
 * Seconds after issue at which an issued invoice is looked at: it is reported to GİB within a day, and may be cancelled at
 * the integrator's own site while the window is open (8 days from delivery, some days of grace).
 */
const RUNGS: readonly number[] = [HOUR, 3 * HOUR, 12 * HOUR, DAY, 2 * DAY, 4 * DAY, 7 * DAY, 9 * DAY, 14 * DAY];

/** A change within a minute of the invoice is found by the next comparison of the shop with Shopify. */
const SETTLED_SECONDS = 60;

/**
 * Issued and archived: learns that it was reported to GİB, or cancelled by hand at the integrator; woken in between, looks
 * whether its order was cancelled, refunded or edited since.
 */
export const watchInvoice =
  (ports: PipelinePorts, integrator: Integrator) =>
  async ({ shop, orderId, record }: Subject): Promise<JobOutcome> => {
    const { unitOfWork, clock } = ports;
    const { ettn } = record.invoice;
    const age = (clock.now().getTime() - (record.confirmedAt?.getTime() ?? 0)) / 1000;
    const passed = RUNGS.filter((rungAt) => rungAt <= age).length;
    const isTime = passed > record.statusChecks;
    const status = isTime ? await integrator.findByEttn(keyOf(record)) : undefined;
    const isWoken = !isTime && age >= SETTLED_SECONDS;
    const compared = isWoken ? await compareIssued(ports, { shop, orderId, record }) : undefined;
    return unitOfWork(shop, async (stores) => {
      await stores.orders.setProblem(orderId, undefined);
      if (compared) await showCorrections(stores, compared);
      if (isTime) await stores.invoices.update(ettn, { statusChecks: passed });
      if (status && (await recordNews(stores, { orderId, record, status })) === "cancelled") return done;
      const next = RUNGS[passed];
      return next === undefined ? done : snooze(Math.ceil(next - age));
    });
  };

type News = { readonly orderId: OrderId; readonly record: InvoiceRecord; readonly status: DocumentStatus };

async function recordNews(stores: Stores, { orderId, record, status }: News): Promise<"cancelled" | "live"> {
  if (status.state === "cancelled") {
    await recordCancelled(stores, { orderId, record }, {});
    return "cancelled";
  }
  if (status.reported && !record.reported) {
    await stores.invoices.update(record.invoice.ettn, { reported: true });
    await stores.timeline.append(orderId, "reported");
  }
  return "live";
}
