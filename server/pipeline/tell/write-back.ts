import type { Ettn, OrderId, ShopId } from "../../invoice/ids.ts";
import { AppError } from "../errors.ts";
import { isAccountedFor } from "../issue/earlier-invoice.ts";
import { isTrial } from "../account/is-trial.ts";
import { legalEttnOf } from "../ports/document-key.ts";
import { done, type JobOutcome } from "../ports/jobs.ts";
import { isShown, type OrderMark, type OrderMarks } from "../ports/order-mark.ts";
import type { InvoiceRecord, OrderRecord, Reader, UnitOfWork } from "../ports/stores.ts";

export type WriteBackPorts = {
  readonly unitOfWork: UnitOfWork;
  readonly read: Reader;
  readonly marks: OrderMarks;
  /** The buyer's address of an invoice, from the secret end of it. */
  readonly linkAddress: (token: string) => string;
};

/** Nobody but the merchant can open these doors; the hourly comparison knocks again. */
const CLOSED: ReadonlySet<string> = new Set(["SHOP_NOT_CONNECTED", "SHOPIFY_TOKEN_REJECTED", "SHOPIFY_ACCESS_DENIED"]);

/**
 * Tells Shopify's page of an order what became of its invoice. A job of its own, planned with the state it tells of: it never
 * holds an invoice up, and what it writes wakes nothing (changes of ours are no signal).
 */
export const writeBack =
  (ports: WriteBackPorts) =>
  async (shop: ShopId, orderId: OrderId): Promise<JobOutcome> => {
    const { orders, invoices, marks } = ports.read(shop);
    const order = await orders.find(orderId);
    if (!order) return done;
    const record = await invoices.findLatest(orderId);
    const mark = markOf(order, record);
    if (mark === "leave") return done;
    const before = await marks.get(orderId);
    const linked = order.isRedacted ? undefined : record?.invoice.ettn;
    const said = mark === "none" ? undefined : await withLink(ports, { shop, mark, linked });
    // What stands there tells the person who has to look which invoice it is.
    const wanted = order.faults.some(({ code }) => code === "EARLIER_INVOICE_UNKNOWN") ? before : said;
    try {
      await write(ports, { shop, orderId, wanted, before });
    } catch (cause) {
      if (cause instanceof AppError && CLOSED.has(cause.code)) return done;
      throw cause;
    }
    await ports.unitOfWork(shop, (stores) => stores.marks.save(orderId, wanted));
    return done;
  };

/** `leave` while the invoice is on its way, `none` where there is nothing to say. */
function markOf(
  { state }: Pick<OrderRecord, "state">,
  record: InvoiceRecord | undefined,
): OrderMark | "leave" | "none" {
  // An order that says "issued" of a trial's document would be taken for invoiced, by the merchant's staff and by other apps.
  if (state === "waiting" || state === "not-ours" || (record && isTrial(record))) return "none";
  if (!isShown(state)) return "leave";
  if (state === "review" || record?.acceptedAt === undefined) return { state };
  const { number } = record.invoice;
  const ettn = legalEttnOf(record);
  return { state, ...(ettn === undefined ? {} : { ettn }), ...(number === undefined ? {} : { number }) };
}

/** `linked` names the invoice here, whichever ETTN it bears. */
type Wanted = { readonly shop: ShopId; readonly mark: OrderMark; readonly linked: Ettn | undefined };

async function withLink(
  { unitOfWork, linkAddress }: WriteBackPorts,
  { shop, mark, linked }: Wanted,
): Promise<OrderMark> {
  if (mark.state !== "issued" || linked === undefined) return mark;
  return { ...mark, url: linkAddress(await unitOfWork(shop, ({ marks }) => marks.linkTo(linked))) };
}

type Change = {
  readonly shop: ShopId;
  readonly orderId: OrderId;
  readonly wanted: OrderMark | undefined;
  readonly before: OrderMark | undefined;
};

async function write({ marks, read }: WriteBackPorts, { shop, orderId, wanted, before }: Change): Promise<void> {
  if (JSON.stringify(wanted) === JSON.stringify(before)) return;
  const mayGo = (ettn: string) => isAccountedFor(read, { shop, orderId, ettn });
  if (wanted) await marks.write(shop, orderId, { wanted, before, mayGo });
  else if (before) await marks.clear(shop, orderId, { before, mayGo });
}
