import { z } from "zod";
import { parseJson, Refused } from "../stand-in/conversation.ts";
import { refusal } from "./answers.ts";

/** What the stand-in takes, in the words of the Swagger of v4; a field nobody knows is refused. */
const text = z.string().nullish();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const link = (type: string) =>
  z.strictObject({ data: z.strictObject({ type: z.literal(type), id: z.string().min(1) }) });
const form = <Attributes extends z.ZodType, Relations extends z.ZodType>(
  type: string,
  attributes: Attributes,
  relationships: Relations,
) => z.strictObject({ data: z.strictObject({ type: z.literal(type), attributes, relationships }) });

export const contactForm = form(
  "contacts",
  z.strictObject({
    name: z.string().min(1, "Müşteri ismi boş olamaz"),
    account_type: z.enum(["customer", "supplier"]),
    contact_type: z.enum(["person", "company"]).optional(),
    tax_number: text,
    tax_office: text,
    email: text,
    address: text,
    district: text,
    city: text,
    postal_code: text,
    country: text,
    phone: text,
    is_abroad: z.boolean().optional(),
  }),
  z.undefined().optional(),
);

export const productForm = form(
  "products",
  z.strictObject({ name: z.string().min(1), code: text, vat_rate: z.number().optional(), unit: text }),
  z.undefined().optional(),
);

const detail = z.strictObject({
  type: z.literal("sales_invoice_details"),
  attributes: z.strictObject({
    quantity: z.number().positive(),
    unit_price: z.number().nonnegative(),
    vat_rate: z.number(),
    discount_type: z.enum(["percentage", "amount"]).optional(),
    discount_value: z.number().nonnegative().optional(),
    description: z.string().optional(),
  }),
  relationships: z.strictObject({ product: link("products") }),
});

export const salesInvoiceForm = form(
  "sales_invoices",
  z.strictObject({
    item_type: z.literal("invoice"),
    description: text,
    issue_date: day,
    due_date: day.optional(),
    currency: z.enum(["TRL", "USD", "EUR", "GBP"]).optional(),
    exchange_rate: z.number().optional(),
    billing_address: text,
    billing_postal_code: text,
    billing_phone: text,
    tax_office: text,
    tax_number: text,
    country: text,
    city: text,
    district: text,
    is_abroad: z.boolean().optional(),
    order_no: text,
    order_date: day.optional(),
    shipment_addres: text,
    shipment_included: z.boolean().optional(),
    invoice_note: text,
  }),
  z.strictObject({ contact: link("contacts"), details: z.strictObject({ data: z.array(detail).min(1) }) }),
);

const common = {
  vat_exemption_reason_code: z.string().optional(),
  vat_exemption_reason: z.string().optional(),
};

export const eArchiveForm = form(
  "e_archives",
  z.strictObject({
    ...common,
    internet_sale: z
      .strictObject({
        url: z.string().min(1),
        payment_type: z.enum(["KREDIKARTI/BANKAKARTI", "EFT/HAVALE", "KAPIDAODEME", "ODEMEARACISI"]),
        payment_platform: z.string().optional(),
        payment_date: day.optional(),
      })
      .optional(),
    shipment: z
      .strictObject({
        title: z.string().optional(),
        vkn: z.string().optional(),
        name: z.string().optional(),
        tckn: z.string().optional(),
        date: day,
      })
      .optional(),
  }),
  z.strictObject({ sales_invoice: link("sales_invoices") }),
);

export const eInvoiceForm = form(
  "e_invoices",
  z.strictObject({ ...common, scenario: z.enum(["basic", "commercial"]), to: z.string().min(1) }),
  z.strictObject({ invoice: link("sales_invoices") }),
);

export type ContactForm = z.infer<typeof contactForm>["data"]["attributes"];
export type ProductForm = z.infer<typeof productForm>["data"]["attributes"];
export type SalesInvoiceForm = z.infer<typeof salesInvoiceForm>["data"];
export type EArchiveForm = z.infer<typeof eArchiveForm>["data"];
export type EInvoiceForm = z.infer<typeof eInvoiceForm>["data"];

/** Reads a body or refuses it as Paraşüt does: 400 for what is no JSON, 422 with the field for what is not its form. */
export function readForm<T>(body: Buffer, schema: z.ZodType<T>): T {
  const parsed = parseJson(body);
  if (parsed === undefined) throw new Refused(refusal(400, "Geçersiz JSON"));
  const read = schema.safeParse(parsed);
  if (read.success) return read.data;
  throw new Refused(refusal(422, ...read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)));
}
