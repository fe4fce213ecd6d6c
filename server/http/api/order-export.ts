import express, { type Router } from "express";
import type { OrderId } from "../../invoice/ids.ts";
import type { Invoice } from "../../invoice/invoice.ts";
import { formatKurus, sum } from "../../invoice/money/money.ts";
import { partyName } from "../../invoice/parties/party.ts";
import type { Clock } from "../../pipeline/ports/clock.ts";
import type { ListedInvoice } from "../../pipeline/ports/listed-invoices.ts";
import type { OrderRecord, Reader } from "../../pipeline/ports/stores.ts";
import type { TimelineStore } from "../../pipeline/ports/timeline.ts";
import type { OrderState } from "../contract.ts";
import { lookingOf } from "../looking.ts";
import type { ExportedInvoice, OrderExport } from "../order-export-contract.ts";
import { shopOf } from "../session.ts";
import { toOrderRow } from "../views.ts";
import { listQuery, toOrderQuery } from "./list-query.ts";

/** The list as a spreadsheet takes it: each order with every document it got, the cancelled ones as well. */
export function orderExportRoutes({ read, clock }: { readonly read: Reader; readonly clock: Clock }): Router {
  const router = express.Router();
  router.get("/orders/export", async (request, response) => {
    const { orders, listedInvoices, timeline, sight } = read(shopOf(response));
    const looking = await lookingOf(request, { sight }, clock);
    const page = await orders.list(toOrderQuery(listQuery.parse(request.query)));
    const invoices = await listedInvoices.ofOrders(page.orders.map(({ id }) => id));
    const cancelled = await cancelledOf(timeline, invoices);
    const answer: OrderExport = {
      orders: page.orders.map((order) => ({
        ...toOrderRow(order, looking),
        invoices: (invoices.get(order.id) ?? []).map((listed) => toExported(order, listed, cancelled)),
      })),
      next: page.next ?? null,
    };
    response.json(answer);
  });
  return router;
}

/** Their own ETTNs; asked only where nothing else tells what became of a document. */
async function cancelledOf(
  timeline: Pick<TimelineStore, "list">,
  invoices: ReadonlyMap<OrderId, readonly ListedInvoice[]>,
): Promise<ReadonlySet<string>> {
  const orders = [...invoices].filter(([, listed]) =>
    listed.some(({ isLive, wasConfirmed }) => !isLive && !wasConfirmed),
  );
  const stories = await Promise.all(orders.map(([id]) => timeline.list(id)));
  const lines = stories.flat().filter(({ kind }) => kind === "cancelled" || kind === "cancel-done");
  return new Set(lines.map(({ facts }) => String(facts["ettn"])));
}

function toExported(order: OrderRecord, listed: ListedInvoice, cancelled: ReadonlySet<string>): ExportedInvoice {
  const { invoice, ettn } = listed;
  const { withheld, payable } = invoice.totals;
  return {
    state: stateOf(order, listed, cancelled),
    number: invoice.number ?? null,
    issueDate: invoice.issueDate,
    ettn,
    buyerName: partyName(invoice.buyer),
    buyerTaxId: invoice.buyer.taxId.value,
    profileId: invoice.profileId,
    type: invoice.type,
    currency: invoice.currency,
    exchangeRate: invoice.exchangeRate?.rate ?? null,
    payable: formatKurus(payable),
    withheld: withheld === undefined ? null : formatKurus(withheld),
    taxes: taxesOf(invoice),
  };
}

const ENDED: ReadonlySet<OrderState> = new Set(["cancelled", "rejected", "failed"]);

/** A document that stands no more outlives its order's own state: the order may have another by now. */
function stateOf(order: OrderRecord, listed: ListedInvoice, cancelled: ReadonlySet<string>): OrderState {
  const { isLive, commercial, wasConfirmed, invoice } = listed;
  const isOrdersOwn = isLive || (ENDED.has(order.state) && invoice.number === order.invoiceNumber);
  if (isOrdersOwn) return order.state;
  if (commercial?.kind === "rejected") return "rejected";
  return wasConfirmed || cancelled.has(invoice.ettn) ? "cancelled" : "failed";
}

/** A document tells exemptions and special bases of one rate apart; a bookkeeper sums by the rate. */
function taxesOf({ taxSubtotals }: Pick<Invoice, "taxSubtotals">): ExportedInvoice["taxes"] {
  return [...Map.groupBy(taxSubtotals, ({ rate }) => rate)].map(([rate, subtotals]) => ({
    rate,
    taxable: formatKurus(sum(subtotals.map(({ taxable }) => taxable))),
    tax: formatKurus(sum(subtotals.map(({ tax }) => tax))),
  }));
}
