import { z } from "zod";
import { Refused, refusal } from "./answers.ts";
import { invoiceInfo, line, parseJson, party, text } from "./request-shape.ts";

const PROFILES = ["TEMELFATURA", "TICARIFATURA", "IHRACAT", "YOLCUBERABERFATURA", "KAMU", "HKS", "ENERJI"] as const;

const einvoiceInfo = invoiceInfo
  .omit({ SalesPlatform: true, SendType: true, InternetInfo: true, ISDespatch: true })
  .extend({ InvoiceProfile: z.enum(PROFILES) });

const einvoiceLine = line.extend({ DeliveryInfo: z.strictObject({ GTIPNo: text }).optional() });

/** `POST /einvoice/Send/Model`; a field of the e-Arşiv model alone is unknown here. */
const sendModel = z.strictObject({
  EInvoice: z.strictObject({
    InvoiceInfo: einvoiceInfo,
    CompanyInfo: party,
    CustomerInfo: party,
    InvoiceLines: z.array(einvoiceLine).min(1),
    Notes: z.array(z.string()).nullish(),
  }),
  CustomerAlias: text,
});

export type EInvoice = z.infer<typeof sendModel>["EInvoice"];

export type SentEinvoice = { readonly invoice: EInvoice; readonly alias: string | null | undefined };

export function readEinvoiceModel(body: string): SentEinvoice {
  const parsed = sendModel.safeParse(parseJson(body));
  if (parsed.success) return { invoice: parsed.data.EInvoice, alias: parsed.data.CustomerAlias };
  throw new Refused({ status: 400, body: parsed.error.issues.map(sentence) });
}

/** As the example of this model's 400 reads; it alone has sentences in the place of codes (OpenAPI of einvoice). */
const sentence = ({ path, message }: z.core.$ZodIssue): string =>
  `'${path.join(".").replace(/\.(\d+)/g, "[$1]")}' ${message}`;

/** An upload's `Send/Base64String` body. */
const zipModel = z.strictObject({ ZIPFileBase64: z.base64(), Alias: text, TemplateUUID: z.uuid().optional() });

export function readZipModel(body: string): z.infer<typeof zipModel> {
  const parsed = zipModel.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  throw new Refused(refusal(400, 400, "ZIPFileBase64", "Nesnesi Okunamadı."));
}
