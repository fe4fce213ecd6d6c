import { add, toNumber } from "./amounts.ts";
import type { Contact, EDocument, Job, Product, SalesInvoice } from "./book.ts";
import type { Knobs } from "./knobs.ts";

/** JSON:API bodies, ids as text. */
type Resource = { readonly id: string; readonly type: string; readonly attributes: Readonly<Record<string, unknown>> };

export const one = (data: unknown, included?: readonly Resource[]) => (included ? { data, included } : { data });

export const page = (rows: readonly unknown[], query: URLSearchParams) => {
  const size = Math.min(Number(query.get("page[size]") ?? 15), MOST_ROWS);
  const number = Number(query.get("page[number]") ?? 1);
  const data = rows.slice((number - 1) * size, number * size);
  const total_pages = Math.ceil(rows.length / size);
  return { data, meta: { current_page: number, total_pages, total_count: rows.length } };
};

const MOST_ROWS = 25;

export const contactView = ({ id, ...attributes }: Contact): Resource => ({ id, type: "contacts", attributes });
export const productView = ({ id, ...attributes }: Product): Resource => ({ id, type: "products", attributes });

export function jobView({ id, outcome }: Job): Resource {
  const errors = outcome === "error" ? ["e-Belge oluşturulamadı: alıcı adresi eksik"] : [];
  return {
    id,
    type: "trackable_jobs",
    attributes: { status: outcome === "lost" ? "running" : (outcome ?? "running"), errors },
  };
}

export function invoiceView(invoice: SalesInvoice, knobs: Knobs) {
  const { details, documents, form } = invoice;
  const { order_no, order_date, issue_date, description } = form.attributes;
  const net = add(details.map((detail) => detail.net));
  const other = knobs.grandTotal === "net_total" ? "gross_total" : "net_total";
  const off = BigInt(knobs.offByKurus);
  const document = documents.at(-1);
  const attributes = {
    item_type: invoice.isCancelled ? "cancelled" : "invoice",
    description,
    issue_date,
    order_no,
    order_date,
    invoice_no: document?.number ?? null,
    [knobs.grandTotal]: toNumber(invoice.total + off),
    [other]: toNumber(net),
    before_taxes_total: toNumber(net),
    total_vat: toNumber(add(details.map(({ vat }) => vat))),
    total_discount: toNumber(add(details.map(({ discount }) => discount))),
  };
  const relationships = {
    details: { data: details.map(({ id }) => ({ id, type: "sales_invoice_details" })) },
    active_e_document: { data: document ? { id: document.id, type: document.form.type } : null },
  };
  return { id: invoice.id, type: "sales_invoices", attributes, relationships };
}

export function documentView({ form, ...document }: EDocument): Resource {
  if (form.type === "e_archives") {
    const { id, uuid, number } = document;
    const attributes = { uuid, vkn: null, invoice_number: number, is_signed: true, status: "legalized" };
    return { id, type: "e_archives", attributes };
  }
  const { id, uuid, status, response } = document;
  const attributes = {
    uuid,
    status,
    response_type: response ?? null,
    scenario: "scenario" in form.attributes ? form.attributes.scenario : null,
  };
  return { id, type: "e_invoices", attributes };
}
