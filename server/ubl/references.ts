import { PROFILES } from "../gib/profile-ids.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { InternetInfo } from "../invoice/sale.ts";
import { aggregate } from "./aggregate.ts";
import { type Element, text } from "./element.ts";

/** The shop's order; within it the buyer's own, whose date nobody told: a bare value carries the invoice's. */
export const orderReference = ({ order, purchaseOrder, issueDate }: Invoice): Element =>
  aggregate("cac:OrderReference", [
    text("cbc:ID", order.name),
    text("cbc:IssueDate", order.date),
    purchaseOrder === undefined
      ? undefined
      : aggregate("cac:DocumentReference", [
          text("cbc:ID", purchaseOrder),
          text("cbc:IssueDate", issueDate),
          text("cbc:DocumentType", PURCHASE_ORDER),
        ]),
  ]);

/** What the buyer's own order is called on a document. */
export const PURCHASE_ORDER = "Satın alma siparişi";

export const despatchReferences = ({ waybill }: Invoice): readonly Element[] =>
  waybill.kind === "separate"
    ? waybill.documents.map(({ number, date }) =>
        aggregate("cac:DespatchDocumentReference", [text("cbc:ID", number), text("cbc:IssueDate", date)]),
      )
    : [];

/**
 * How an e-Arşiv invoice was sold and sent, in Nilvera's words. GİB has no place for this in UBL-TR, so every integrator
 * has its own; e-Fatura has no such duty.
 */
export function saleReferences({ profileId, issueDate, sale }: Invoice): readonly Element[] {
  if (PROFILES[profileId].channel !== "earchive") return [];
  const words: readonly Word[] = [
    ["SEND_TYPE", sale.sendType],
    ...(sale.platform === "INTERNET" ? internetWords(sale.internet) : []),
  ];
  return words.map(([code, value]) =>
    aggregate("cac:AdditionalDocumentReference", [
      text("cbc:ID", value),
      text("cbc:IssueDate", issueDate),
      text("cbc:DocumentTypeCode", code),
    ]),
  );
}

type Word = readonly [code: string, value: string];

const internetWords = ({ webSite, payment }: InternetInfo): readonly Word[] => [
  // A bare mark: the reference must have an ID, and this one has nothing to say in it.
  ["IS_INTERNET", "."],
  ["INT_WEBSITE", webSite],
  ["INT_PAYMENT_METHOD", payment.method],
  ...(payment.date === undefined ? [] : [["INT_PAYMENTDATE", payment.date] as const]),
];
