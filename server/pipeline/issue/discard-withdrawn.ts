import { fault } from "../../invoice/fault.ts";
import type { ShopId } from "../../invoice/ids.ts";
import { keyOf } from "../ports/document-key.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { isSentHere } from "../account/same-account.ts";
import type { InvoiceRecord, OrderRecord } from "../ports/stores.ts";
import type { StoredOrder } from "../stored-order.ts";

type Ports = Pick<PipelinePorts, "read" | "integratorFor">;

/**
 * Where an integrator makes a draft first: removes that of an invoice withdrawn since `before` was read, because in the
 * merchant's books it would count as a sale beside the next one. As far as that goes: what is issued does not wait for it.
 */
export async function discardWithdrawn(
  { read, integratorFor }: Ports,
  shop: ShopId,
  before: InvoiceRecord | undefined,
): Promise<void> {
  if (!before?.isLive || before.reference === undefined) return;
  const { settings, invoices } = read(shop);
  const { integrator } = await settings.get();
  if (!integrator || !isSentHere(integratorFor, { shop, integrator }, before)) return;
  if ((await invoices.find(before.invoice.ettn))?.isLive !== false) return;
  await integratorFor(integrator, shop)
    .discard?.(keyOf(before))
    .catch(() => undefined);
}

/** Of an order a person marked as invoiced elsewhere. One a lost try may still make a document of stays. */
export const isDraftLeft = (
  order: Pick<OrderRecord, "state" | "reason"> | undefined,
  record: InvoiceRecord | undefined,
): record is InvoiceRecord =>
  order?.state === "not-ours" &&
  order.reason === "INVOICED_ELSEWHERE" &&
  record?.reference !== undefined &&
  !record.isLive &&
  !record.wasLost &&
  record.acceptedAt === undefined;

/**
 * No other invoice is made of that order, so its draft alone would count as a sale: it is removed once, and a person is told of one
 * the integrator keeps. An answer that does not come is thrown, and it is tried again.
 */
export async function discardLeft(
  { read, integratorFor, unitOfWork }: Ports & Pick<PipelinePorts, "unitOfWork">,
  { shop, orderId, order, record }: StoredOrder,
): Promise<void> {
  if (!isDraftLeft(order, record)) return;
  const { integrator } = await read(shop).settings.get();
  if (!integrator || !isSentHere(integratorFor, { shop, integrator }, record)) return;
  const outcome = await integratorFor(integrator, shop).discard?.(keyOf(record));
  if (!outcome || outcome.kind === "document") return;
  const { ettn } = record.invoice;
  await unitOfWork(shop, async ({ orders, invoices, timeline }) => {
    const [now, latest] = [await orders.find(orderId), await invoices.findLatest(orderId)];
    if (!isDraftLeft(now, latest) || latest.invoice.ettn !== ettn) return;
    await invoices.update(ettn, { reference: undefined });
    if (outcome.kind !== "left") return;
    const told = fault("INTEGRATOR_DRAFT_LEFT", "integrator", { text: outcome.text });
    await orders.setFaults(orderId, [...(now?.faults ?? []), told]);
    await timeline.append(orderId, "faults-found", { count: 1 });
  });
}
