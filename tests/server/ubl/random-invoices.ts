import * as fc from "fast-check";
import { INCOTERMS, TRANSPORT_MODES, type TransportMode } from "../../../server/gib/customs-codes.ts";
import { INVOICE_TYPES, type InvoiceTypeCode } from "../../../server/gib/invoice-type-codes.ts";
import { PROFILES, type ProfileCode } from "../../../server/gib/profile-ids.ts";
import { SOCIAL_SECURITY_KINDS, type SocialSecurityKind } from "../../../server/gib/social-security-kinds.ts";
import type { CustomsExport } from "../../../server/invoice/export/customs-export.ts";
import type { DecimalText } from "../../../server/invoice/money/decimal.ts";
import type { ExchangeRate } from "../../../server/invoice/money/exchange-rate.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import type { SocialSecurity } from "../../../server/invoice/tax/social-security.ts";
import { day } from "./a-sample-invoice.ts";
import { anyAddress, anyBuyer, anySeller, type BuyerKind } from "./random-parties.ts";
import { anyLines } from "./random-lines.ts";
import { digits, header, maybe, words } from "./random-parts.ts";
import { withTotals } from "./random-totals.ts";

/** One kind of document: what the coverage of the random ones is counted by. */
export type Cell = {
  readonly profileId: ProfileCode;
  readonly type: InvoiceTypeCode;
  readonly currency: Invoice["currency"];
  readonly buyer: BuyerKind;
};

/** Any document of one kind. */
export function invoiceOf({ profileId, type, currency, buyer }: Cell): fc.Arbitrary<Invoice> {
  const isExport = profileId === "IHRACAT";
  return fc
    .record({
      common: header(),
      seller: anySeller(),
      buyer: anyBuyer(buyer),
      lines: anyLines(type, isExport),
      own: fc.record({
        ...(INVOICE_TYPES[type].isReturn && { originals: fc.array(originals(), { minLength: 1, maxLength: 3 }) }),
        ...(type === "SGK" && { socialSecurity: socialSecurity() }),
        ...(currency !== "TRY" && { exchangeRate: exchangeRate(currency) }),
        ...(isExport && { customs: customs() }),
        ...(PROFILES[profileId].namesAccount && { payeeIban: fc.constant("TR330006100519786457841326") }),
      }),
    })
    .map(
      ({ common, seller, buyer: who, lines, own }) =>
        ({ profileId, type, currency, ...common, ...own, seller, buyer: who, ...withTotals(lines) }) as Invoice,
    );
}

const originals = () => digits(9).map((sequence) => ({ number: `EAR2023${sequence}`, date: day("2023-06-01") }));

const exchangeRate = (currency: string): fc.Arbitrary<ExchangeRate> =>
  fc.record({
    currency: fc.constant(currency),
    rate: fc.constantFrom(...["34.5", "41.123456", "0.000001"].map((text) => text as DecimalText)),
    announcedOn: maybe(fc.constant(day("2023-12-29"))),
  });

const socialSecurity = (): fc.Arbitrary<SocialSecurity> =>
  fc.record({
    kind: fc.constantFrom(...(Object.keys(SOCIAL_SECURITY_KINDS) as SocialSecurityKind[])),
    period: fc.constant({ from: day("2024-01-01"), to: day("2024-01-31") }),
    memberCode: words(),
    memberName: words(),
    fileNumber: words(),
  });

const customs = (): fc.Arbitrary<CustomsExport> =>
  fc.record({
    deliveryTerms: fc.constantFrom(...INCOTERMS),
    transportMode: fc.constantFrom(...(Object.keys(TRANSPORT_MODES) as TransportMode[])),
    deliveryAddress: anyAddress(true),
  });
