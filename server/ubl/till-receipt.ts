import type { Invoice } from "../invoice/invoice.ts";
import { aggregate } from "./aggregate.ts";
import { branch, type Element, text } from "./element.ts";
import { identification, postalAddress } from "./party.ts";

/**
 * The cash register's receipt beside the invoice, in the places GİB's schematron looks for its parts (BillingReferenceCheck
 * 1–9): the Z report's number as the attachment's address, the register's serial as its issuer's end point.
 */
export function tillReceipt({ sale, seller }: Invoice): Element | undefined {
  const receipt = sale.platform === "NORMAL" ? sale.receipt : undefined;
  if (receipt === undefined) return undefined;
  const { number, date, time, zNumber, deviceSerial, type } = receipt;
  return aggregate("cac:BillingReference", [
    aggregate("cac:AdditionalDocumentReference", [
      text("cbc:ID", number),
      text("cbc:IssueDate", date),
      text("cbc:DocumentTypeCode", "OKCBF"),
      text("cbc:DocumentType", "OKCBilgiFisi"),
      text("cbc:DocumentDescription", type),
      aggregate("cac:Attachment", [branch("cac:ExternalReference", [text("cbc:URI", zNumber)])]),
      aggregate("cac:ValidityPeriod", [text("cbc:StartDate", date), text("cbc:StartTime", time)]),
      aggregate("cac:IssuerParty", [
        text("cbc:EndpointID", deviceSerial),
        identification(seller.taxId.scheme, seller.taxId.value),
        postalAddress(seller.address),
      ]),
    ]),
  ]);
}
