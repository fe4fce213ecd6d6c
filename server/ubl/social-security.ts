import type { Invoice } from "../invoice/invoice.ts";
import { aggregate, type Child } from "./aggregate.ts";
import { text } from "./element.ts";

/** What the Social Security Institution reads on an SGK document; its words stand in DocumentTypeCode. */
export function socialSecurity({ socialSecurity: told, issueDate }: Invoice): readonly Child[] {
  if (told === undefined) return [];
  const words = [
    ["MUKELLEF_KODU", told.memberCode],
    ["MUKELLEF_ADI", told.memberName],
    ["DOSYA_NO", told.fileNumber],
  ] as const;
  return [
    text("cbc:AccountingCost", told.kind),
    aggregate("cac:InvoicePeriod", [text("cbc:StartDate", told.period.from), text("cbc:EndDate", told.period.to)]),
    words.map(([code, value]) =>
      aggregate("cac:AdditionalDocumentReference", [
        text("cbc:ID", "."),
        text("cbc:IssueDate", issueDate),
        text("cbc:DocumentTypeCode", code),
        text("cbc:DocumentType", value),
      ]),
    ),
  ];
}
