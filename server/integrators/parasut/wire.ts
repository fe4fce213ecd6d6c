import { z } from "zod";
import { parseKurus, type Kurus } from "../../invoice/money/money.ts";

/** Paraşüt's JSON:API answers of v4, as far as we read them. */
const text = z.string().nullish();
const id = z.union([z.string(), z.int()]).transform(String).pipe(z.string().regex(/^\d+$/));

/** A decimal may come as a number or as text; either way its shortest text is exact. */
const amount = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((value): Kurus | undefined => {
    const read = value == null ? undefined : parseKurus(String(value), "total");
    return read?.ok ? read.value : undefined;
  });

const resource = <Attributes extends z.ZodRawShape>(attributes: Attributes) =>
  z.object({ id, attributes: z.object(attributes) });
const one = <Resource extends z.ZodType>(data: Resource) => z.object({ data });
const many = <Resource extends z.ZodType>(data: Resource) =>
  z.object({ data: z.array(data), meta: z.object({ total_pages: z.number().nullish() }).nullish() });

export const createdAnswer = z.object({ data: z.object({ id }) });

export const contactsAnswer = many(
  resource({ name: text, tax_number: text, email: text, archived: z.boolean().nullish() }),
);

export const productsAnswer = many(resource({ name: text, code: text, archived: z.boolean().nullish() }));

const invoiceAttributes = {
  item_type: text,
  description: text,
  invoice_no: text,
  net_total: amount,
  gross_total: amount,
  total_vat: amount,
};

export const draftsAnswer = many(resource(invoiceAttributes));

const eDocument = z.object({
  id,
  type: z.string(),
  attributes: z.object({
    uuid: text,
    invoice_number: text,
    is_signed: z.boolean().nullish(),
    status: text,
    response_type: text,
    scenario: text,
  }),
});

export const invoiceAnswer = z.object({
  data: z.object({
    id,
    attributes: z.object(invoiceAttributes),
    relationships: z.object({
      active_e_document: z.object({ data: z.object({ id, type: z.string() }).nullish() }).nullish(),
    }),
  }),
  included: z.array(z.looseObject({ id, type: z.string() })).nullish(),
});

export type InvoiceAnswer = z.infer<typeof invoiceAnswer>;
export type EDocument = z.infer<typeof eDocument>;

/**
 * The e-document that is in force; `undefined` while the invoice is a draft. One that comes along is believed without its link,
 * too: nothing else is asked for with the invoice, and a draft would become a second document.
 */
export function activeDocument({ data, included }: InvoiceAnswer): EDocument | undefined {
  const link = data.relationships.active_e_document?.data;
  const found = (included ?? []).find(({ id: itemId, type }) =>
    link ? itemId === link.id && type === link.type : E_DOCUMENTS.has(type),
  );
  const known = found ?? link;
  return known ? eDocument.parse({ attributes: {}, ...known }) : undefined;
}

const E_DOCUMENTS: ReadonlySet<string> = new Set(["e_archives", "e_invoices"]);

/** A job lives for minutes, and its id is any text: only those of rows are numbers throughout. */
export const jobId = z.string().min(1).max(255);

export const startedAnswer = one(z.object({ id: z.union([z.string(), z.int()]).transform(String).pipe(jobId) }));

export const jobAnswer = one(
  z.object({ attributes: z.object({ status: text, errors: z.array(z.string()).nullish() }) }),
);

export const pdfAnswer = one(resource({ url: z.string() }));

export const inboxesAnswer = many(
  resource({ vkn: text, e_invoice_address: text, name: text, inbox_type: text, address_registered_at: text }),
);

export const meAnswer = z.object({
  included: z.array(
    z.looseObject({
      id,
      type: z.string(),
      attributes: z.object({ legal_name: text, name: text, tax_number: text }).optional(),
    }),
  ),
});

export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
});

export const tokenRefusal = z.object({ error: z.string() });

export const errorAnswer = z.object({ errors: z.array(z.object({ title: text, detail: text })) });
