import { type Fault, fault } from "../invoice/fault.ts";
import type { ShopId } from "../invoice/ids.ts";
import type { InvoiceDraft } from "../invoice/invoice.ts";
import { invoiceFromOrder } from "../invoice/invoice-from-order.ts";
import { formatKurus } from "../invoice/money.ts";
import type { Order } from "../invoice/order.ts";
import { err, type Result } from "../invoice/result.ts";
import { CONSUMER_TCKN, FOREIGNER_VKN } from "../invoice/tax-id.ts";
import { AppError } from "./errors.ts";
import { done, type JobOutcome } from "./jobs.ts";
import { summaryOf } from "./order-summary.ts";
import type { PipelinePorts } from "./ports.ts";

/** Stand for buyers without a Turkish number: nobody is registered under them. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([CONSUMER_TCKN, FOREIGNER_VKN]);

/**
 * Fixes a due order's invoice: asks whether the buyer is an e-Fatura taxpayer now, maps the order, and stores ETTN and
 * document before anything is sent. Faults go to review; a failed lookup throws and never falls back to e-Arşiv.
 */
export const issueInvoice =
  (ports: PipelinePorts) =>
  async (shop: ShopId, order: Order): Promise<JobOutcome | "continue"> => {
    const draft = await draftFor(ports, shop, order);
    return ports.unitOfWork(shop, async ({ orders, invoices, timeline }) => {
      await orders.save(summaryOf(order));
      if (!draft.ok) {
        await orders.move(order.id, "fault", { faults: draft.error });
        await timeline.append(order.id, "faults-found", { count: draft.error.length });
        return done;
      }
      const invoice = { ...draft.value, ettn: ports.newEttn() };
      await invoices.insert(order.id, invoice);
      await orders.move(order.id, "issue");
      await orders.showInvoice(order.id, { ettn: invoice.ettn, number: undefined });
      await timeline.append(order.id, "issued", { ettn: invoice.ettn, total: formatKurus(invoice.totals.payable) });
      return "continue";
    });
  };

async function draftFor(
  ports: PipelinePorts,
  shop: ShopId,
  order: Order,
): Promise<Result<InvoiceDraft, readonly Fault[]>> {
  const { profile, integrator } = await ports.read(shop).settings.get();
  if (!profile || !integrator) throw new AppError("SHOP_NOT_SET_UP");
  const draft = invoiceFromOrder(order, profile, { issuedAt: ports.clock.now(), profileId: "EARSIVFATURA" });
  if (!draft.ok) return draft;
  const { value } = draft.value.buyer.taxId;
  if (PLACEHOLDERS.has(value)) return draft;
  const taxpayer = await ports.integratorFor(integrator).lookUpTaxpayer(value);
  return taxpayer.registered ? err([fault("BUYER_IS_EINVOICE_TAXPAYER", "buyer.taxId")]) : draft;
}
