import { type Answer, Refused } from "../stand-in/conversation.ts";
import { created, must, refusal } from "./answers.ts";
import type { Book, SalesInvoice } from "./book.ts";
import { type EArchiveForm, eArchiveForm, type EInvoiceForm, eInvoiceForm, readForm } from "./forms.ts";
import type { Knobs } from "./knobs.ts";
import { jobView, one } from "./views.ts";

export type Taxpayers = Record<string, { readonly title: string; readonly aliases: readonly string[] }>;

type Office = { readonly book: Book; readonly knobs: Knobs; readonly taxpayers: Taxpayers };

/** `POST /e_archives`: the answer is a job, not the document. */
export function createEArchive(office: Office, body: Buffer): Answer {
  const { data } = readForm(body, eArchiveForm);
  const invoice = office.book.invoice(data.relationships.sales_invoice.data.id);
  checkDraft(office, invoice, data);
  must(!isTaxpayer(office, invoice), "Alıcı e-Fatura mükellefidir, e-Arşiv oluşturulamaz");
  const { internet_sale: sale, shipment } = data.attributes;
  must(sale?.payment_type !== "ODEMEARACISI" || Boolean(sale.payment_platform), "Ödeme platformu boş olamaz");
  must(!shipment || isCarrier(shipment), "Gönderi bilgileri eksik");
  return created(one(jobView(office.book.startJob(invoice, data))));
}

/** `POST /e_invoices`. */
export function createEInvoice(office: Office, body: Buffer): Answer {
  const { data } = readForm(body, eInvoiceForm);
  const invoice = office.book.invoice(data.relationships.invoice.data.id);
  checkDraft(office, invoice, data);
  must(isTaxpayer(office, invoice), "Alıcı e-Fatura mükellefi değildir");
  const aliases = office.taxpayers[taxNumberOf(invoice)]?.aliases ?? [];
  must(aliases.includes(data.attributes.to), "Alıcının gelen kutusu bulunamadı");
  return created(one(jobView(office.book.startJob(invoice, data))));
}

/**
 * A draft whose job still runs is taken again unless a knob says otherwise, on purpose: whether the vendor would refuse it is not known, so whoever asks
 * twice ends up here with two legal documents.
 */
function checkDraft({ book, knobs }: Office, invoice: SalesInvoice, { attributes }: EArchiveForm | EInvoiceForm): void {
  if (knobs.credit <= 0) throw new Refused(refusal(403, "Kontör yetersiz"));
  must(invoice.documents.length === 0, "Bu fatura için zaten bir e-belge var");
  must(!invoice.isCancelled, "Fatura iptal edilmiş");
  must(!knobs.refusesSecondJob || !book.isFormalising(invoice.id), "Resmileştirme işlemi sürüyor");
  const isExempt = invoice.details.some(({ line }) => line.attributes.vat_rate === 0);
  must(!isExempt || attributes.vat_exemption_reason_code !== undefined, "KDV muafiyet sebebi boş olamaz");
}

type Shipment = NonNullable<EArchiveForm["attributes"]["shipment"]>;

const isCarrier = ({ title, vkn, name, tckn }: Shipment): boolean =>
  (Boolean(title) && /^\d{10}$/.test(vkn ?? "")) || (Boolean(name) && /^\d{11}$/.test(tckn ?? ""));

const taxNumberOf = ({ form, contact }: SalesInvoice): string => form.attributes.tax_number ?? contact.tax_number ?? "";

const isTaxpayer = ({ taxpayers }: Office, invoice: SalesInvoice): boolean =>
  Object.hasOwn(taxpayers, taxNumberOf(invoice));
