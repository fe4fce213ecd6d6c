import { keyOf } from "../ports/document-key.ts";
import { einvoiceNews } from "../einvoice-news.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { State } from "../../invoice/lifecycle.ts";
import { AppError } from "../errors.ts";
import type { DocumentStatus } from "../ports/integrator.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { isSentHere } from "../account/same-account.ts";
import type { InvoiceRecord } from "../ports/stores.ts";
import type { StoredOrder } from "../stored-order.ts";
import { wayOf } from "../ports/way-of.ts";
import { stateAsRead } from "../unless-changed.ts";
import { withdrawUnsent } from "../withdraw-unsent.ts";

/** What the integrator has, and yet is no invoice. */
const GONE: ReadonlySet<DocumentStatus["state"]> = new Set(["draft", "failed", "rejected", "cancelled"]);
const SETTLING: ReadonlySet<State> = new Set(["waiting", "review", "not-ours", "queued"]);

/**
 * Before an order gets another invoice: asks whether the integrator has meanwhile processed an earlier one it once took (a
 * merchant may have mended it there). If so that one is ours again, and no second one is issued.
 */
export const adoptRevived =
  (ports: PipelinePorts) =>
  async ({ shop, orderId, order, record: latest }: StoredOrder): Promise<boolean> => {
    if (!order || !latest || !SETTLING.has(order.state)) return false;
    const { invoices } = ports.read(shop);
    // Of a draft that waits for its turn somebody may have made a document at the integrator.
    const waiting = latest.isLive && latest.reference !== undefined ? [latest] : [];
    for (const record of [...waiting, ...(await invoices.findRevivable(orderId))]) {
      if (!(await isAlive(ports, shop, record))) continue;
      await adopt(ports, { shop, orderId, record });
      return true;
    }
    return false;
  };

async function isAlive(
  { read, integratorFor, clock }: PipelinePorts,
  shop: ShopId,
  record: InvoiceRecord,
): Promise<boolean> {
  const { integrator } = await read(shop).settings.get();
  if (!integrator) throw new AppError("SHOP_NOT_SET_UP");
  // What stands in another account cannot be asked for from this one: a person is, before another is issued.
  if (!isSentHere(integratorFor, { shop, integrator }, record)) return false;
  const adapter = integratorFor(integrator, shop);
  const status = await adapter.findByEttn(keyOf(record));
  // What is live is not over: its draft goes on. Put up for cancellation on GİB's portal it is none, whatever the integrator says.
  if (status?.state !== "draft" || record.isLive)
    return status !== undefined && !GONE.has(einvoiceNews(record, status, clock.now()).state);
  waitUntilSettled(record, clock.now(), adapter.capabilities.settlesInSeconds);
  // Whatever still worked on it would make a second document; one that was made meanwhile is ours.
  return (await adapter.discard?.(keyOf(record)))?.kind === "document";
}

/** A draft a lost try may still make a document of is waited for. Throws SUBMISSION_UNKNOWN with the seconds left. */
function waitUntilSettled({ submitStartedAt, submitAttempts }: InvoiceRecord, now: Date, settling = 0): void {
  const age = (now.getTime() - (submitStartedAt?.getTime() ?? 0)) / 1000;
  if (age >= settling) return;
  throw new AppError("SUBMISSION_UNKNOWN", {
    facts: { attempt: submitAttempts, restSeconds: Math.ceil(settling - age) },
  });
}

/** Unless a person has said meanwhile that another one is the order's, or another process took it up: then that holds. */
function adopt(
  { unitOfWork, clock }: PipelinePorts,
  { shop, orderId, record }: { shop: ShopId; orderId: OrderId; record: InvoiceRecord },
): Promise<void> {
  const { ettn, number } = record.invoice;
  return unitOfWork(shop, async (stores) => {
    const order = await stores.orders.find(orderId);
    if (!order || !SETTLING.has(order.state) || order.reason === "INVOICED_ELSEWHERE") return;
    if ((await stateAsRead(stores, record)) === undefined) return;
    if (!record.isLive) await withdrawUnsent(stores, orderId);
    await stores.invoices.update(ettn, { isLive: true, acceptedAt: clock.now(), statusChecks: 0, envelope: undefined });
    await stores.orders.move(orderId, "adopt");
    await stores.orders.showInvoice(orderId, { ettn, number, way: wayOf(record) });
    await stores.timeline.append(orderId, "looked-up", { found: 1 });
  });
}
