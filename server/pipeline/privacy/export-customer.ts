import type { OrderId, ShopId } from "../../invoice/ids.ts";
import { formatKurus } from "../../invoice/money/money.ts";
import { legalEttnOf } from "../ports/document-key.ts";
import type { Reader, ReadStores, UnitOfWork } from "../ports/stores.ts";

/** Everything kept about the buyer of these orders; `undefined` for a request that is none for data. That it was taken is noted. */
export const exportCustomer =
  ({ read, unitOfWork }: { readonly read: Reader; readonly unitOfWork: UnitOfWork }) =>
  async (shop: ShopId, requestId: string) => {
    const stores = read(shop);
    const request = await stores.privacy.find(requestId);
    if (request?.kind !== "data-request") return undefined;
    const orders = [];
    for (const id of request.orderIds) orders.push(...(await exportOrder(stores, id)));
    await unitOfWork(shop, ({ timeline }) => timeline.note("data-exported", { count: orders.length }));
    const { receivedAt, customerId } = request;
    return { shop, request: request.id, receivedAt: receivedAt.toISOString(), customerId: customerId ?? null, orders };
  };

async function exportOrder(stores: ReadStores, id: OrderId) {
  const order = await stores.orders.find(id);
  if (!order) return [];
  const { name, buyer, processedAt, state, entry } = order;
  const invoices = (await stores.invoices.findAll(id)).map(({ invoice, issuedAt, ...record }) => ({
    ettn: legalEttnOf({ invoice, ...record }) ?? null,
    number: invoice.number ?? null,
    issuedAt: issuedAt.toISOString(),
    buyer: invoice.buyer,
    lines: invoice.lines.map((line) => ({ name: line.name, quantity: String(line.quantity) })),
    payable: formatKurus(invoice.totals.payable),
    currency: invoice.currency,
  }));
  return [{ id, name, buyer, processedAt: processedAt.toISOString(), state, entered: entry ?? null, invoices }];
}
