import { describe, expect, test } from "vitest";
import { invoiceSheet } from "../../../server/documents/invoice-sheet.ts";
import { TYPES_OF_PROFILE } from "../../../server/gib/profile-types.ts";
import type { Invoice, InvoiceType, ProfileId } from "../../../server/invoice/invoice.ts";
import { leavesWithoutEffect } from "../invoice/leaves.ts";
import { aDocument } from "../ubl/a-document-of.ts";
import { aSampleInvoice, aSpeciallyTaxedInvoice, aTillSale } from "../ubl/a-sample-invoice.ts";

/** Leaves a reader of the page does not need, each with its reason. */
const NOT_ON_THE_PAGE: readonly (readonly [RegExp, string])[] = [
  [/^number$/, "left out here"],
  [/^series$/, "stands in the number"],
  [/^(attachments|template|purchaseOrderFile)\./, "files beside the page"],
  [/^(payeeIban|paymentChannelCode)$/, "only for what is paid by transfer"],
  [/^sale\.sendType$/, "the note on electronic delivery says it"],
  [/^lines\.\d+\.gross$/, "quantity and unit price say it"],
  [/address\.countryCode$/i, "the country's name says it"],
  [/^(seller|buyer)\.address\.country$/, "told of another country than Turkey"],
  [/^lines\.\d+\.(exemption|excise|specialBase|withholding)\.(code|text|name|percent)$/, "told with the tax's sum"],
  [/^lines\.\d+\.accommodationTax\.rate$/, "told with the tax's sum"],
  [/^(exciseSubtotals|withholdings)\.\d+\.code$/, "the name says it"],
  [/^totals\.(tax|excise|accommodation|withheld)$/, "told tax by tax"],
  [/^totals\.taxExclusive$/, "told where a discount makes it another sum than the goods"],
  [/^buyer\.mersis$/, "the seller's alone is asked for"],
];

const unexplained = (invoice: Invoice): readonly string[] =>
  leavesWithoutEffect(invoice, words).filter((path) => !NOT_ON_THE_PAGE.some(([pattern]) => pattern.test(path)));

/** Without a number there is no QR code, in which a person reads nothing. */
function words(invoice: Invoice): string {
  const { number: _, ...unnumbered } = invoice;
  return JSON.stringify(invoiceSheet(unnumbered, { isSpecimen: false }));
}

const PAIRS = Object.entries(TYPES_OF_PROFILE).flatMap(([profile, types]) =>
  types.map((type): [ProfileId, InvoiceType] => [profile as ProfileId, type]),
);

describe("everything the invoice says can be read on the page", () => {
  test.each(PAIRS)("of %s with %s", (profileId, type) => {
    expect(unexplained(aDocument(profileId, type))).toEqual([]);
  });

  test.each([
    ["goods with taxes of their own", aSpeciallyTaxedInvoice()],
    ["a sale at the till", aSampleInvoice({ sale: aTillSale() })],
  ])("of %s", (_, invoice) => {
    expect(unexplained(invoice)).toEqual([]);
  });
});
