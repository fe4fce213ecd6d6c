import { z } from "zod";
import { type Answer, json, parseJson, Refused } from "../stand-in/conversation.ts";

const text = z.string().nullish();
/** .NET's DateTime as a wall clock. */
const dateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}$/);
const amount = z.number().nonnegative();

const general = z.strictObject({
  ettn: z.uuid(),
  prefix: text,
  invoiceNumber: text,
  invoiceProfileType: z.number().int().min(0).max(13),
  type: z.number().int().min(1).max(26),
  issueDate: dateTime,
  currencyCode: z.string().regex(/^[A-Z]{3}$/),
  exchangeRate: amount.nullish(),
});

const addressBook = z.strictObject({
  alias: text,
  identificationNumber: text,
  name: text,
  receiverPersonSurName: text,
  receiverStreet: text,
  receiverDistrict: text,
  receiverCity: text,
  receiverZipCode: text,
  receiverCountry: text,
  receiverPhoneNumber: text,
  receiverEmail: text,
  receiverWebSite: text,
  receiverTaxOffice: text,
});

const tax = z.strictObject({
  taxTypeCode: z.string().regex(/^\d{4}$/),
  taxName: text,
  taxRate: amount,
  taxAmount: amount,
  withHoldingCode: text,
});

const line = z.strictObject({
  inventoryCard: z.string().min(1),
  amount: z.number().positive(),
  unitCode: z.string().regex(/^[A-Z0-9]{2,3}$/),
  unitPrice: amount,
  discountAmount: amount.nullish(),
  lineExtensionAmount: amount,
  vatRate: amount,
  vatAmount: amount,
  vatExemptionReasonCode: text,
  taxes: z.array(tax).nullish(),
  sellersItemIdentification: text,
});

const paymentMeans = z.strictObject({
  paymentMeansCode: z.number().int(),
  paymentDueDate: dateTime.nullish(),
  paymentChannelCode: text,
  instructionNote: text,
  payeeFinancialAccountId: text,
  payeeFinancialAccountCurrencyCode: text,
});

const archiveInfo = z.strictObject({
  isInternetSale: z.boolean(),
  websiteUrl: text,
  shipmentSendType: z.enum(["ELEKTRONIK", "KAGIT"]),
  shipmentSenderTcknVkn: text,
  shipmentSenderName: text,
  shipmentSenderSurname: text,
  shipmentDate: dateTime.nullish(),
  hideDespatchMessage: z.boolean(),
});

const ublSettings = z.strictObject({
  useCalculatedVatAmount: z.boolean(),
  useCalculatedTotalSummary: z.boolean(),
  hideDespatchMessage: z.boolean().nullish(),
});

const model = z.strictObject({
  recordType: z.union([z.literal(0), z.literal(1)]),
  status: z.union([z.literal(0), z.literal(20)]),
  invoiceId: z.uuid(),
  localReferenceId: text,
  useManualInvoiceId: z.boolean(),
  notes: z.array(z.strictObject({ note: z.string() })),
  generalInfoModel: general,
  addressBook,
  invoiceLines: z.array(line).min(1),
  relatedDespatchList: z.array(z.strictObject({ despatchNumber: text, issueDate: dateTime })).nullish(),
  orderInfoModel: z.strictObject({ orderNumber: text, orderDate: dateTime.nullish() }).nullish(),
  customDocumentReferenceList: z
    .array(z.strictObject({ id: text, documentType: text, documentTypeCode: text, issueDate: dateTime }))
    .nullish(),
  paymentMeansModel: paymentMeans.nullish(),
  paymentTermsModel: z
    .strictObject({ note: text, amount: amount.nullish(), penaltySurchargePercent: amount.nullish() })
    .nullish(),
  archiveInfoModel: archiveInfo.nullish(),
  eArsivInfo: z.strictObject({ sendEMail: z.boolean(), eMailAddress: text }).nullish(),
  ublSettingsModel: ublSettings.nullish(),
});

export type Model = z.infer<typeof model>;
export type ModelLine = Model["invoiceLines"][number];

/** A body of another shape is a 400, by field. */
export function readModel(body: Buffer): Model {
  const parsed = model.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refused(reasons(400, issue?.path.join(".") || "model", issue?.message ?? ""));
}

/** The names of the fields are Turkcell's own paths; "uyarı" stands over what is about no field. */
export const reasons = (status: number, field: string, reason: string): Answer => json(status, { [field]: [reason] });

export function must(isMet: boolean, field: string, reason: string): void {
  if (!isMet) throw new Refused(reasons(422, field, reason));
}
