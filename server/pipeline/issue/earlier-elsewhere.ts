import { fault } from "../../invoice/fault.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import { isSentHere } from "../account/same-account.ts";
import { done, type JobOutcome } from "../ports/jobs.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { InvoiceRecord, Settings, Stores } from "../ports/stores.ts";
import { withdrawUnsent } from "../withdraw-unsent.ts";

const CODE = "EARLIER_INVOICE_ELSEWHERE";

type Asking = { readonly shop: ShopId; readonly orderId: OrderId; readonly settings: Settings };

/**
 * An earlier invoice of the order that another account once took, or may have: nobody can ask from here what has become of it,
 * and a second one beside it must not be. `undefined` where there is none, or a person has looked and tried again.
 */
export async function earlierElsewhere(
  { read, integratorFor }: Pick<PipelinePorts, "read" | "integratorFor">,
  { shop, orderId, settings: { integrator } }: Asking,
): Promise<InvoiceRecord | undefined> {
  const { invoices, timeline } = read(shop);
  const isElsewhere = (record: InvoiceRecord): boolean =>
    record.sentTo.environment === "live" &&
    integrator !== undefined &&
    !isSentHere(integratorFor, { shop, integrator }, record);
  const earlier = (await invoices.findRevivable(orderId)).filter(isElsewhere);
  if (earlier.length === 0) return undefined;
  const story = await timeline.list(orderId);
  return earlier.find(({ invoice }) => {
    const told = story.findIndex(({ facts }) => facts["code"] === CODE && facts["ettn"] === invoice.ettn);
    return told < 0 || !story.slice(told).some(({ kind }) => kind === "retry-requested");
  });
}

/** A person looks there, and says by trying again that no valid one stands. */
export async function askAboutEarlier(
  stores: Stores,
  orderId: OrderId,
  { invoice: { ettn, number = ettn } }: InvoiceRecord,
): Promise<JobOutcome> {
  const { orders, timeline } = stores;
  if ((await orders.find(orderId))?.faults.some(({ code }) => code === CODE)) return done;
  await withdrawUnsent(stores, orderId);
  await orders.move(orderId, "fault", { faults: [fault(CODE, "integrator", { number })] });
  await timeline.append(orderId, "faults-found", { count: 1, code: CODE, ettn });
  return done;
}
