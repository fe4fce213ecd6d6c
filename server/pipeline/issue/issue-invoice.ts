import { coveredBy } from "../../invoice/after-issue/covered.ts";
import { moneyKindOf, ratesNeeded } from "../../invoice/document-currency.ts";
import { type Fault, fault } from "../../invoice/fault.ts";
import type { ShopId } from "../../invoice/ids.ts";
import type { InvoiceDraft } from "../../invoice/invoice.ts";
import { invoiceFromOrder } from "../../invoice/invoice-from-order.ts";
import { istanbulDate } from "../../invoice/time/istanbul-time.ts";
import { formatKurus } from "../../invoice/money/money.ts";
import type { Order } from "../../invoice/order.ts";
import { err, type Result } from "../../invoice/result.ts";
import { E_ARCHIVE } from "../../invoice/e-fatura/route.ts";
import { isSameInvoice } from "../../invoice/after-issue/same-invoice.ts";
import { AppError } from "../errors.ts";
import { mailingAtIssue } from "../mail/may-mail.ts";
import { ratesFor } from "../ports/exchange-rates.ts";
import { type JobOutcome, snooze } from "../ports/jobs.ts";
import { nextEttn } from "./new-ettn.ts";
import { isNumberedAsSet, numbered, redate } from "./number-invoice.ts";
import { summaryOf } from "../ports/order-summary.ts";
import { unlessOvertaken } from "./overtaken.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { withProductFacts } from "./product-facts.ts";
import { putToReview } from "./put-to-review.ts";
import { routeNow } from "./route-buyer.ts";
import type { IntegratorSettings, InvoiceRecord, Settings, Stores, UnitOfWork } from "../ports/stores.ts";
import { typedDataOf } from "./typed-data.ts";
import { wayOf } from "../ports/way-of.ts";
import { withdrawUnsent } from "../withdraw-unsent.ts";

export type DueOrder = {
  readonly shop: ShopId;
  readonly order: Order;
  readonly settings: Settings;
  /** Signals that had told of the order before it was read. */
  readonly heard: number;
};

/**
 * Fixes a due order's invoice: asks whether the buyer is an e-Fatura taxpayer now, maps the order, and stores ETTN and
 * document before anything is sent. Faults go to review; a failed lookup throws and never falls back to e-Arşiv.
 */
export const issueInvoice =
  (ports: PipelinePorts) =>
  async (due: DueOrder): Promise<JobOutcome | "continue"> => {
    const { shop, order, settings, heard } = due;
    const { integrator } = settings;
    if (!integrator) throw new AppError("SHOP_NOT_SET_UP");
    const draft = await draftFor(ports, { shop, order, settings, integrator });
    const { profile } = settings;
    const mails = profile?.mailsBuyer === true && ports.integratorFor(integrator, shop).sendMail !== undefined;
    return saveUnlessOvertaken(ports.unitOfWork, due, async (stores) => {
      if (!draft.ok) return putToReview(stores, order.id, draft.error);
      // Midnight passed while others were asked: it is dated anew, as another order of the series may be already.
      if (draft.value.issueDate !== istanbulDate(ports.clock.now())) return snooze(0);
      const records = await stores.invoices.findAll(order.id);
      const ettns = records.map(({ invoice }) => invoice.ettn);
      const ettn = nextEttn(ports.newEttn, { shop, orderId: order.id, account: integrator }, ettns);
      const found = ports.checkDocument({ ...draft.value, ettn });
      if (found.length > 0) return putToReview(stores, order.id, found);
      const known = records.find(({ isLive }) => isLive);
      await storeInvoice(stores, { order, known, draft: draft.value, profile, integrator, ettn, heard, mails });
      return "continue";
    });
  };

/** Keeps what the list shows of an order that was read, and what was decided of it. */
export const saveUnlessOvertaken = <T>(
  unitOfWork: UnitOfWork,
  { order, ...due }: DueOrder,
  write: (stores: Stores) => Promise<T>,
): Promise<T | JobOutcome> =>
  unlessOvertaken(unitOfWork, { ...due, orderId: order.id, typed: typedDataOf(order) }, async (stores) => {
    await stores.orders.save(summaryOf(order, due.settings));
    return write(stores);
  });

type Fixed = {
  readonly order: Order;
  /** The one that is live, where there is one. */
  readonly known: InvoiceRecord | undefined;
  readonly draft: InvoiceDraft;
  readonly profile: Settings["profile"];
  readonly integrator: IntegratorSettings;
  readonly ettn: ReturnType<PipelinePorts["newEttn"]>;
  readonly heard: number;
  /** The shop has its invoices mailed, by an integrator that can. */
  readonly mails: boolean;
};

async function storeInvoice(
  stores: Stores,
  { order, known, draft, ettn, heard, mails, ...numbering }: Fixed,
): Promise<void> {
  const { orders, invoices, timeline } = stores;
  const covered = coveredBy(order, moneyKindOf(numbering.profile?.currency));
  await orders.move(order.id, "issue");
  if (known) {
    await invoices.update(known.invoice.ettn, { heard, covered });
    // Waiting for a key or for credit changed nothing: the same document may go under the same ETTN.
    if (isSameInvoice(known.invoice, draft) && isNumberedAsSet(known, numbering.profile)) return;
    if (await redate(stores, known, { draft, ...numbering })) return;
    await withdrawUnsent(stores, order.id);
  }
  const invoice = await numbered(stores, { ...draft, ettn }, numbering);
  const { kind, environment } = numbering.integrator;
  const sentTo = { kind, environment };
  const mailing = mails ? mailingAtIssue({ invoice, sentTo }) : undefined;
  await invoices.insert(order.id, invoice, { ...sentTo, heard, covered, mailing });
  await orders.showInvoice(order.id, { ettn, number: invoice.number, way: wayOf({ invoice, sentTo }) });
  await timeline.append(order.id, "issued", { ettn, total: formatKurus(draft.totals.payable) });
}

type Draftable = Omit<DueOrder, "heard"> & { readonly integrator: IntegratorSettings };

/** The invoice an order would get now, or what it lacks. Nothing is stored. */
export async function draftFor(
  ports: PipelinePorts,
  { shop, order: whole, settings, integrator: account }: Draftable,
): Promise<Result<InvoiceDraft, readonly Fault[]>> {
  const { clock, exchangeRates, integratorFor, productSource } = ports;
  const { profile } = settings;
  if (!profile) throw new AppError("SHOP_NOT_SET_UP");
  const order = await withProductFacts(productSource, { shop, order: whole }, profile.tax);
  const issuedAt = clock.now();
  const rates = await ratesFor(exchangeRates, ratesNeeded(order, profile, istanbulDate(issuedAt)));
  const draft = invoiceFromOrder(order, profile, { ...E_ARCHIVE, issuedAt, rates });
  if (!draft.ok) return draft;
  const integrator = integratorFor(account, shop);
  const { value: taxId } = draft.value.buyer.taxId;
  const wishes = { ...profile.einvoice, mailbox: order.entry?.mailbox };
  const route = await routeNow(ports, { shop, integrator }, { taxId, wishes });
  if (!route.ok) return err([route.error]);
  const routed =
    route.value === E_ARCHIVE ? draft : invoiceFromOrder(order, profile, { ...route.value, issuedAt, rates });
  const isSendable = !routed.ok || integrator.capabilities.types.includes(routed.value.type);
  return isSendable ? routed : err([fault("INTEGRATOR_LACKS_TYPE", "type", { type: routed.value.type })]);
}
