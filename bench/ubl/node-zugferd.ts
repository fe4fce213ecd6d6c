import { zugferd } from "node-zugferd";
import { BASIC } from "node-zugferd/profile/basic";
import type { Invoice, InvoiceLine } from "../../server/invoice/invoice.ts";
import { formatKurus } from "../../server/invoice/money/money.ts";
import type { Party } from "../../server/invoice/parties/party.ts";

const invoicer = zugferd({ profile: BASIC, strict: false, logger: { disabled: true } });

/** The same sale as a Factur-X document in CII syntax, the only one node-zugferd writes. */
export async function nodeZugferdDocument(invoice: Invoice): Promise<string> {
  const { totals } = invoice;
  const created = invoicer.create({
    number: invoice.number ?? invoice.series,
    typeCode: "380",
    issueDate: new Date(invoice.issueDate),
    includedNote: invoice.notes.map((content) => ({ content })),
    transaction: {
      line: invoice.lines.map(line),
      tradeAgreement: { seller: party(invoice.seller), buyer: party(invoice.buyer) },
      tradeDelivery: {},
      tradeSettlement: {
        currencyCode: "TRY",
        vatBreakdown: invoice.taxSubtotals.map(({ rate, taxable, tax }) => ({
          calculatedAmount: formatKurus(tax),
          typeCode: "VAT",
          basisAmount: formatKurus(taxable),
          categoryCode: "S" as const,
          rateApplicablePercent: String(rate),
        })),
        monetarySummation: {
          lineTotalAmount: formatKurus(totals.taxExclusive),
          taxBasisTotalAmount: formatKurus(totals.taxExclusive),
          taxTotal: { amount: formatKurus(totals.tax), currencyCode: "TRY" as const },
          grandTotalAmount: formatKurus(totals.taxInclusive),
          duePayableAmount: formatKurus(totals.payable),
        },
      },
    },
  } as never);
  return await created.toXML();
}

function party({ taxId, address }: Party) {
  return {
    name: taxId.scheme === "VKN" ? taxId.title : `${taxId.firstName} ${taxId.familyName}`,
    identifier: [taxId.value],
    postalAddress: {
      line1: address.line,
      line2: address.district,
      city: address.city,
      postCode: address.postcode,
      countryCode: address.countryCode,
    },
  };
}

const line = (each: InvoiceLine) => ({
  identifier: String(each.id),
  tradeProduct: { name: each.name },
  tradeAgreement: { netTradePrice: { chargeAmount: each.unitPrice } },
  tradeDelivery: { billedQuantity: { amount: String(each.quantity), unitMeasureCode: each.unitCode } },
  tradeSettlement: {
    tradeTax: { typeCode: "VAT", categoryCode: "S", rateApplicablePercent: String(each.taxRate) },
    ...(each.allowance > 0n && { allowances: [{ actualAmount: formatKurus(each.allowance), reason: "İndirim" }] }),
    monetarySummation: { lineTotalAmount: formatKurus(each.net) },
  },
});
