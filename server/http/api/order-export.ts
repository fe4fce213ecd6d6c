import express, { type Router } from "express";
import type { Invoice } from "../../invoice/invoice.ts";
import { formatKurus, sum } from "../../invoice/money/money.ts";
import { partyName } from "../../invoice/parties/party.ts";
import type { ListedInvoice } from "../../pipeline/ports/listed-invoices.ts";
import type { OrderRecord, Reader } from "../../pipeline/ports/stores.ts";
import type { OrderState } from "../contract.ts";
import { languageOf } from "../language.ts";
import type { ExportedInvoice, OrderExport } from "../order-export-contract.ts";
import { shopOf } from "../session.ts";
import { toOrderRow } from "../views.ts";
import { listQuery, toOrderQuery } from "./list-query.ts";

/** The list as a spreadsheet takes it: each order with every document it got, the cancelled ones as well. */
export function orderExportRoutes({ read }: { readonly read: Reader }): Router {
  const router = express.Router();
  router.get("/orders/export", async (request, response) => {
    const { orders, listedInvoices } = read(shopOf(response));
    const page = await orders.list(toOrderQuery(listQuery.parse(request.query)));
    const invoices = await listedInvoices.ofOrders(page.orders.map(({ id }) => id));
    const answer: OrderExport = {
      orders: page.orders.map((order) => ({
        ...toOrderRow(order, languageOf(request)),
        invoices: (invoices.get(order.id) ?? []).map((listed) => toExported(order, listed)),
      })),
      next: page.next ?? null,
    };
    response.json(answer);
  });
  return router;
}

function toExported(order: OrderRecord, listed: ListedInvoice): ExportedInvoice {
  const { invoice, ettn } = listed;
  const { withheld, payable } = invoice.totals;
  return {
    state: stateOf(order, listed),
    number: invoice.number ?? null,
    issueDate: invoice.issueDate,
    ettn,
    buyerName: partyName(invoice.buyer),
    buyerTaxId: invoice.buyer.taxId.value,
    profileId: invoice.profileId,
    type: invoice.type,
    currency: invoice.currency,
    payable: formatKurus(payable),
    withheld: withheld === undefined ? null : formatKurus(withheld),
    taxes: taxesOf(invoice),
  };
}

const ENDED: ReadonlySet<OrderState> = new Set(["cancelled", "rejected", "failed"]);

/** A document that stands no more outlives its order's own state: the order may have another by now. */
function stateOf(order: OrderRecord, { isLive, commercial, wasConfirmed, invoice }: ListedInvoice): OrderState {
  const isOrdersOwn = isLive || (ENDED.has(order.state) && invoice.number === order.invoiceNumber);
  if (isOrdersOwn) return order.state;
  if (commercial?.kind === "rejected") return "rejected";
  return wasConfirmed ? "cancelled" : "failed";
}

/** A document tells exemptions and special bases of one rate apart; a bookkeeper sums by the rate. */
function taxesOf({ taxSubtotals }: Pick<Invoice, "taxSubtotals">): ExportedInvoice["taxes"] {
  return [...Map.groupBy(taxSubtotals, ({ rate }) => rate)].map(([rate, subtotals]) => ({
    rate,
    taxable: formatKurus(sum(subtotals.map(({ taxable }) => taxable))),
    tax: formatKurus(sum(subtotals.map(({ tax }) => tax))),
  }));
}
