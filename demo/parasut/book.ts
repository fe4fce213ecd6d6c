import { randomUUID } from "node:crypto";
import { add, amountsOf, type LineAmounts } from "./amounts.ts";
import { must, notFound } from "./answers.ts";
import type { ContactForm, EArchiveForm, EInvoiceForm, ProductForm, SalesInvoiceForm } from "./forms.ts";
import type { Knobs } from "./knobs.ts";

export type Contact = ContactForm & { readonly id: string };
export type Product = ProductForm & { readonly id: string };
export type Detail = LineAmounts & {
  readonly id: string;
  readonly line: SalesInvoiceForm["relationships"]["details"]["data"][number];
};

export type EDocument = {
  readonly id: string;
  readonly uuid: string;
  readonly number: string;
  readonly form: EArchiveForm | EInvoiceForm;
  /** Of an e-Fatura alone. */
  status: "waiting" | "failed" | "successful";
  response: "accepted" | "rejected" | undefined;
  pdfAsks: number;
};

/** Before it is formalised it is a draft: no legal document. */
export type SalesInvoice = {
  readonly id: string;
  readonly form: SalesInvoiceForm;
  readonly contact: Contact;
  readonly details: readonly Detail[];
  readonly total: bigint;
  /** Every document it ever became; more than one would be an accident. */
  readonly documents: EDocument[];
  isCancelled: boolean;
};

export type Job = {
  readonly id: string;
  readonly invoice: SalesInvoice;
  readonly form: EArchiveForm | EInvoiceForm;
  readonly startedAt: number;
  outcome: "done" | "error" | "lost" | undefined;
};

export type Book = ReturnType<typeof createBook>;

const JOB_LIFE_MS = 15 * 60_000;

/** The accounts of the merchant's company, as far as an invoice needs them. */
export function createBook(knobs: Knobs, now: () => Date) {
  const contacts: Contact[] = [];
  const products: Product[] = [];
  const invoices: SalesInvoice[] = [];
  const jobs: Job[] = [];
  const ids = { contact: 100, product: 500, invoice: 9000, detail: 40_000, document: 700, number: 0 };
  const next = (kind: keyof typeof ids): string => String((ids[kind] += 1));

  /** Jobs go on by themselves, whether anybody asks or not; one that outlives its 15 minutes is never done. */
  const settle = (): void => {
    for (const job of jobs.filter(({ outcome }) => outcome === undefined)) {
      const age = now().getTime() - job.startedAt;
      if (age < knobs.issueAfterMs && (age < JOB_LIFE_MS || knobs.outlivesItsTime)) continue;
      job.outcome = age < knobs.issueAfterMs ? "lost" : ({ issued: "done", failed: "error" } as const)[knobs.outcome];
      if (job.outcome === "done") job.invoice.documents.push(formalised(job));
    }
  };

  const formalised = ({ invoice, form }: Job): EDocument => ({
    id: next("document"),
    uuid: randomUUID(),
    number: `PRS${invoice.form.attributes.issue_date.slice(0, 4)}${next("number").padStart(9, "0")}`,
    form,
    status: "waiting",
    response: undefined,
    pdfAsks: 0,
  });

  const addInvoice = (form: SalesInvoiceForm): SalesInvoice => {
    const { contact, details } = form.relationships;
    must(form.attributes.order_no == null || form.attributes.order_date != null, "Sipariş tarihi boş olamaz");
    const rows = details.data.map((line): Detail => {
      must(
        products.some(({ id }) => id === line.relationships.product.data.id),
        "Ürün bulunamadı",
      );
      return { ...amountsOf(line.attributes), id: next("detail"), line };
    });
    const buyer = contacts.find(({ id }) => id === contact.data.id);
    if (!buyer) throw new Error("no contact");
    const total = add(rows.map(({ net, vat }) => net + vat));
    const invoice = {
      id: next("invoice"),
      form,
      contact: buyer,
      details: rows,
      total,
      documents: [],
      isCancelled: false,
    };
    invoices.push(invoice);
    return invoice;
  };

  const find = (id: string): SalesInvoice => invoices.find((one) => one.id === id) ?? notFound();
  const allDocuments = () =>
    invoices.flatMap((invoice) => invoice.documents.map((document) => ({ invoice, document })));

  return {
    contacts: () => contacts,
    products: () => products,
    invoices: () => {
      settle();
      return invoices;
    },
    addContact: (form: ContactForm): Contact => keep(contacts, { ...form, id: next("contact") }),
    addProduct: (form: ProductForm): Product => keep(products, { ...form, id: next("product") }),
    addInvoice,
    /** Its guide asks for a customer, where a waybill takes a supplier as well. */
    hasCustomer: (id: string): boolean => contacts.some((one) => one.id === id && one.account_type === "customer"),
    invoice: (id: string): SalesInvoice => {
      settle();
      return find(id);
    },
    deleteInvoice: (id: string): void => {
      settle();
      must(find(id).documents.length === 0, "Resmileştirilmiş fatura silinemez");
      invoices.splice(invoices.indexOf(find(id)), 1);
    },
    startJob: (invoice: SalesInvoice, form: Job["form"]): Job =>
      // Any text, as the Swagger's TrackableJob has it; its path says a number, which every number is as well.
      keep(jobs, { id: randomUUID(), invoice, form, startedAt: now().getTime(), outcome: undefined }),
    /** Whether a job still runs that may make a document of it. */
    isFormalising: (id: string): boolean => {
      settle();
      return jobs.some(({ invoice, outcome }) => invoice.id === id && outcome === undefined);
    },
    /** A job can be asked about for 15 minutes. */
    job: (id: string): Job => {
      settle();
      return jobs.find((one) => one.id === id && now().getTime() - one.startedAt < JOB_LIFE_MS) ?? notFound();
    },
    document: (id: string): { readonly invoice: SalesInvoice; readonly document: EDocument } => {
      settle();
      return allDocuments().find(({ document }) => document.id === id) ?? notFound();
    },
    /** Every job that runs is done at once. */
    hurry: (): void => {
      for (const job of jobs.filter(({ outcome }) => outcome === undefined)) {
        job.outcome = "done";
        job.invoice.documents.push(formalised(job));
      }
    },
  };
}

function keep<T>(list: T[], one: T): T {
  list.push(one);
  return one;
}
