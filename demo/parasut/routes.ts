import type { Answer, Call } from "../stand-in/conversation.ts";
import { faultAfterStoring, faultBeforeStoring } from "../stand-in/faults.ts";
import type { Route } from "../stand-in/serve.ts";
import { created, NOTHING, must, notFound, refusal, shown } from "./answers.ts";
import type { Book, EDocument } from "./book.ts";
import { contactForm, productForm, readForm, salesInvoiceForm } from "./forms.ts";
import { createEArchive, createEInvoice, type Taxpayers } from "./formalise.ts";
import { FORMALISE, type Knobs } from "./knobs.ts";
import { contactView, documentView, invoiceView, jobView, one, page, productView } from "./views.ts";

export type Company = { readonly id: string; readonly vkn: string; readonly title: string };

type Parts = {
  readonly company: Company;
  readonly book: Book;
  readonly knobs: Knobs;
  readonly taxpayers: Taxpayers;
  /** Whether this request is one too many. */
  readonly isTooMuch: () => boolean;
};
type Entry = readonly [name: string, answer: (id: string, call: Call) => Answer];

/** The operations of v4 an invoice needs; paths are relative to the company. */
export function createRoutes(parts: Parts): readonly Route[] {
  const { company, taxpayers } = parts;
  const entries: readonly Entry[] = [
    ...accountRoutes(parts),
    ...invoiceRoutes(parts),
    ["POST /e_archives", (_, { body }) => createEArchive(parts, body)],
    ["POST /e_invoices", (_, { body }) => createEInvoice(parts, body)],
    ...documentRoutes(parts),
    ["GET /e_invoice_inboxes", (_, { query }) => shown(page(inboxes(taxpayers, query.get("filter[vkn]")), query))],
  ];
  const root = `/v4/${company.id}`;
  return [
    { name: "GET /v4/me", answer: () => shown(me(company)) },
    ...entries.map(([name, answer]) => limited(parts, { name, root, answer })),
  ];
}

type Limited = { readonly name: string; readonly root: string; readonly answer: Entry[1] };

/** A route as it is served: within the limit of requests, and with the fault that strikes here. */
function limited({ knobs, isTooMuch }: Parts, { name, root, answer }: Limited): Route {
  const isStruck = (): boolean => (knobs.faultAt === "" ? FORMALISE.includes(name) : knobs.faultAt === name);
  return {
    name: name.replace(" ", ` ${root}`),
    isSend: !name.startsWith("GET"),
    answer: (call, id = "") => {
      if (isTooMuch()) return refusal(429, "Çok fazla istek");
      const before = isStruck() ? faultBeforeStoring(knobs) : undefined;
      if (before) return before;
      const good = answer(id, call);
      return (isStruck() ? faultAfterStoring(knobs, good) : undefined) ?? good;
    },
  };
}

const accountRoutes = ({ book }: Parts): readonly Entry[] => [
  ["GET /contacts", (_, { query }) => shown(page(book.contacts().filter(matches(query)).map(contactView), query))],
  [
    "POST /contacts",
    (_, { body }) => created(one(contactView(book.addContact(readForm(body, contactForm).data.attributes)))),
  ],
  ["GET /products", (_, { query }) => shown(page(book.products().filter(matches(query)).map(productView), query))],
  [
    "POST /products",
    (_, { body }) => created(one(productView(book.addProduct(readForm(body, productForm).data.attributes)))),
  ],
];

const invoiceRoutes = ({ book, knobs }: Parts): readonly Entry[] => [
  [
    "GET /sales_invoices",
    (_, { query }) => {
      const found = book
        .invoices()
        .filter(({ form, contact }) => {
          const wanted = [query.get("filter[issue_date]"), query.get("filter[contact_id]")];
          return [form.attributes.issue_date, contact.id].every((has, at) => (wanted[at] ?? has) === has);
        })
        .map((invoice) => invoiceView(invoice, knobs));
      return shown(page(found, query));
    },
  ],
  [
    "POST /sales_invoices",
    (_, { body }) => {
      const { data } = readForm(body, salesInvoiceForm);
      must(book.hasCustomer(data.relationships.contact.data.id), "Müşteri bulunamadı");
      return created(one(invoiceView(book.addInvoice(data), knobs)));
    },
  ],
  [
    "GET /sales_invoices/:id",
    (id, { query }) => {
      const invoice = book.invoice(id);
      const included = (query.get("include") ?? "").split(",").flatMap((wanted) => {
        if (wanted === "active_e_document") return invoice.documents.slice(-1).map(documentView);
        return wanted === "details"
          ? invoice.details.map(({ id: detail, line }) => ({
              id: detail,
              type: "sales_invoice_details",
              attributes: line.attributes,
            }))
          : [];
      });
      return shown(one(invoiceView(invoice, knobs), included));
    },
  ],
  [
    "DELETE /sales_invoices/:id",
    (id) => {
      book.deleteInvoice(id);
      return NOTHING;
    },
  ],
  ["DELETE /sales_invoices/:id/cancel", (id) => setCancelled({ book, knobs }, id, true)],
  ["PATCH /sales_invoices/:id/recover", (id) => setCancelled({ book, knobs }, id, false)],
];

function setCancelled({ book, knobs }: Pick<Parts, "book" | "knobs">, id: string, isCancelled: boolean): Answer {
  const invoice = book.invoice(id);
  must(invoice.isCancelled !== isCancelled, isCancelled ? "Fatura zaten iptal" : "Fatura iptal değil");
  must(
    invoice.documents.every(({ form }) => form.type === "e_archives"),
    "e-Fatura iptal edilemez",
  );
  invoice.isCancelled = isCancelled;
  return shown(one(invoiceView(invoice, knobs)));
}

const documentRoutes = ({ book, knobs }: Parts): readonly Entry[] => {
  const pdf = (document: EDocument, { headers }: Call): Answer => {
    document.pdfAsks += 1;
    if (document.pdfAsks <= knobs.pdfAsks) return NOTHING;
    const attributes = {
      url: `${knobs.fileHost ?? `http://${headers.host ?? ""}`}/files/${document.uuid}.pdf`,
      expires_at: "2099-01-01T00:00:00Z",
    };
    return shown(one({ id: document.id, type: "e_document_pdfs", attributes }));
  };
  const show = (id: string): Answer => shown(one(documentView(book.document(id).document)));
  return [
    ["GET /trackable_jobs/:id", (id) => shown(one(jobView(book.job(id))))],
    ["GET /e_archives/:id", show],
    ["GET /e_invoices/:id", show],
    ["GET /e_archives/:id/pdf", (id, call) => pdf(book.document(id).document, call)],
    ["GET /e_invoices/:id/pdf", (id, call) => pdf(book.document(id).document, call)],
  ];
};

const FILTERS = ["name", "code", "email", "tax_number", "account_type"] as const;

/** Filters compare whole values. */
const matches = (query: URLSearchParams) => (row: Readonly<Partial<Record<(typeof FILTERS)[number], unknown>>>) =>
  FILTERS.every((field) => {
    const wanted = query.get(`filter[${field}]`);
    return wanted === null || row[field] === wanted;
  });

function inboxes(taxpayers: Taxpayers, vkn: string | null) {
  if (vkn === null) notFound();
  const { title, aliases } = taxpayers[vkn ?? ""] ?? { title: "", aliases: [] };
  return aliases.map((alias, index) => ({
    id: String(index + 1),
    type: "e_invoice_inboxes",
    attributes: { vkn, e_invoice_address: alias, name: title, registered_at: "2020-01-01T00:00:00Z" },
  }));
}

const me = ({ id, vkn, title }: Company) => ({
  data: {
    id: "1",
    type: "users",
    attributes: { name: "Deneme", email: "deneme@example.com" },
    relationships: { companies: { data: [{ id, type: "companies" }] } },
  },
  included: [
    { id, type: "companies", attributes: { name: title, legal_name: title, tax_number: vkn, is_active: true } },
  ],
});
