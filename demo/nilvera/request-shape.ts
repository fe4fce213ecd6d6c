import { z } from "zod";
import { Refused, refusal } from "./answers.ts";

export const text = z.string().nullish();
/** .NET's DateTime: a wall clock, with or without an offset. */
const dateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/);
const amount = z.number().nonnegative();

export const party = z.strictObject({
  TaxNumber: text,
  Name: text,
  TaxOffice: text,
  PartyIdentifications: z.array(z.strictObject({ SchemeID: text, Value: text })).nullish(),
  Address: text,
  District: text,
  City: text,
  Country: text,
  PostalCode: text,
  Phone: text,
  Fax: text,
  Mail: text,
  WebSite: text,
});

const internetInfo = z.strictObject({
  WebSite: text,
  PaymentMethod: text,
  PaymentMethodName: text,
  PaymentAgentName: text,
  PaymentDate: dateTime.nullish(),
  TransporterName: text,
  TransporterRegisterNumber: text,
  TransportDate: dateTime.nullish(),
});

const datedValue = z.strictObject({ IssueDate: dateTime.nullish(), Value: text });

const documentReference = z.strictObject({
  ID: text,
  IssueDate: dateTime.nullish(),
  DocumentType: text,
  DocumentTypeCode: text,
  DocumentDescription: text,
  Attachment: z.strictObject({ Base64Data: text, MimeCode: text, FileName: text }).optional(),
});

const paymentMeans = z.strictObject({
  Code: text,
  ChannelCode: text,
  DueDate: dateTime.nullish(),
  PayeeFinancialAccountID: text,
  Note: text,
});

const tillReceipt = z.strictObject({
  ID: text,
  IssueDate: dateTime.nullish(),
  Time: text,
  ZNo: text,
  EndPointID: text,
  DocumentDescription: text,
});

/** The guide's list as far as the app's documents go, and the one it lists but that cannot be sent. */
const INVOICE_TYPES = ["SATIS", "IADE", "ISTISNA", "OZELMATRAH", "TEVKIFAT", "IPTAL"] as const;

export const invoiceInfo = z.strictObject({
  UUID: z.uuid().optional(),
  TemplateUUID: z.uuid().optional(),
  TemplateBase64String: text,
  InvoiceType: z.enum(INVOICE_TYPES),
  InvoiceSerieOrNumber: text,
  IssueDate: dateTime,
  CurrencyCode: z.string().regex(/^[A-Z]{3}$/),
  ExchangeRate: amount.nullish(),
  DespatchDocumentReference: z.array(datedValue).nullish(),
  OrderReference: datedValue.optional(),
  OrderReferenceDocument: documentReference.optional(),
  AdditionalDocumentReferences: z.array(documentReference).nullish(),
  TaxExemptionReasonInfo: z.strictObject({ KDVExemptionReasonCode: text }).optional(),
  PaymentTermsInfo: z.strictObject({ Percent: amount.nullish(), Amount: amount.nullish(), Note: text }).optional(),
  PaymentMeansInfo: paymentMeans.optional(),
  OKCInfo: tillReceipt.optional(),
  ReturnInvoiceInfo: z.array(z.strictObject({ InvoiceNumber: text, IssueDate: dateTime })).nullish(),
  ISDespatch: z.boolean().optional(),
  SalesPlatform: z.enum(["NORMAL", "INTERNET"]),
  SendType: z.enum(["KAGIT", "ELEKTRONIK"]),
  InternetInfo: internetInfo.optional(),
  LineExtensionAmount: amount,
  GeneralKDV1Total: amount.optional(),
  GeneralKDV8Total: amount.optional(),
  GeneralKDV10Total: amount.optional(),
  GeneralKDV18Total: amount.optional(),
  GeneralKDV20Total: amount.optional(),
  GeneralAllowanceTotal: amount,
  PayableAmount: amount,
  KdvTotal: amount,
});

const tax = z.strictObject({
  TaxCode: z.string().regex(/^\d{4}$/),
  Total: amount,
  Percent: amount,
  ReasonCode: text,
  ReasonDesc: text,
});

export const line = z.strictObject({
  Index: text,
  SellerCode: text,
  Name: z.string().min(1),
  Description: text,
  Quantity: z.number().positive(),
  UnitType: z.string().regex(/^[A-Z0-9]{2,3}$/),
  Price: amount,
  AllowanceTotal: amount.optional(),
  KDVPercent: amount,
  KDVTotal: amount,
  Taxes: z.array(tax).nullish(),
  OzelMatrahReason: text,
  OzelMatrahTotal: amount.nullish(),
  Note: text,
});

const sendModel = z.strictObject({
  ArchiveInvoice: z.strictObject({
    InvoiceInfo: invoiceInfo,
    CompanyInfo: party,
    CustomerInfo: party,
    InvoiceLines: z.array(line).min(1),
    Notes: z.array(z.string()).nullish(),
  }),
});

export type ArchiveInvoice = z.infer<typeof sendModel>["ArchiveInvoice"];
export type InvoiceInfo = ArchiveInvoice["InvoiceInfo"];
/** What both models say of a document. */
export type DocumentInfo = Omit<InvoiceInfo, "SalesPlatform" | "SendType" | "InternetInfo">;
export type AnyInvoice = Omit<ArchiveInvoice, "InvoiceInfo"> & { readonly InvoiceInfo: DocumentInfo };
export type ArchiveParty = ArchiveInvoice["CompanyInfo"];

type SentParty = Pick<ArchiveParty, "TaxNumber" | "Name" | "Address" | "District" | "City">;

/** What is kept of a document, however it was sent: an upload tells less of itself than a model. */
export type SentInvoice = {
  readonly InvoiceInfo: Pick<InvoiceInfo, "IssueDate" | "CurrencyCode" | "KdvTotal" | "PayableAmount"> & {
    readonly UUID?: string | undefined;
    readonly InvoiceType: string;
    readonly InvoiceSerieOrNumber?: string | null | undefined;
    readonly InvoiceProfile?: string | undefined;
    readonly SalesPlatform?: string | undefined;
    readonly SendType?: string | undefined;
    readonly InternetInfo?: InvoiceInfo["InternetInfo"];
  };
  readonly CompanyInfo: SentParty;
  readonly CustomerInfo: SentParty;
  readonly InvoiceLines: readonly { readonly Name: string; readonly Quantity: number; readonly Price: number }[];
};

/** A body of another shape is a 400 that names the field, as Nilvera's own example does. */
export function readSendModel(body: string): ArchiveInvoice {
  const parsed = sendModel.safeParse(parseJson(body));
  if (parsed.success) return parsed.data.ArchiveInvoice;
  const issue = parsed.error.issues[0];
  throw new Refused(refusal(400, 400, issue?.path.join(".") ?? "", issue?.message ?? ""));
}

export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refused(refusal(400, 400, "Body", "Nesnesi Okunamadı."));
  }
}
