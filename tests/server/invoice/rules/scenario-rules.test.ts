import { describe, expect, test } from "vitest";
import { TYPES_OF_PROFILE } from "../../../../server/gib/profile-types.ts";
import { SCENARIO_FAULTS } from "../../../../server/invoice/fault-texts/scenario.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import type { Party } from "../../../../server/invoice/parties/party.ts";
import { brokenRules } from "../../../../server/invoice/rules/rules.ts";
import { invoiceTotals } from "../../../../server/invoice/lines/totals.ts";
import { aDocument, exempted, ORIGINALS } from "../../ubl/a-document-of.ts";
import { aSampleInvoice, COMPANY, day } from "../../ubl/a-sample-invoice.ts";

const codesOf = (invoice: Invoice): readonly string[] => brokenRules(invoice).map(({ code }) => code);

describe("a document that breaks one rule of its scenario and no other", () => {
  const CASES: readonly (readonly [keyof typeof SCENARIO_FAULTS, string, Invoice])[] = [
    ["TYPE_NOT_OF_PROFILE", "a return to a buyer who may reject it", aDocument("TICARIFATURA", "IADE")],
    ["TYPE_NOT_OF_PROFILE", "a return of withheld KDV to the same", aDocument("TICARIFATURA", "TEVKIFATIADE")],
    [
      "TYPE_NOT_OF_PROFILE",
      "an export that comes back",
      { ...aDocument("IHRACAT", "ISTISNA"), type: "IADE", originals: ORIGINALS },
    ],
    [
      "EINVOICE_BUYER_UNREGISTERED",
      "an e-Fatura to nobody in particular",
      { ...aDocument("TEMELFATURA", "SATIS"), buyer: aPerson("11111111111") },
    ],
    [
      "EINVOICE_BUYER_UNREGISTERED",
      "an e-Fatura to a buyer abroad",
      { ...aDocument("TICARIFATURA", "SATIS"), buyer: abroad() },
    ],
    [
      "PUBLIC_BUYER_NEEDS_VKN",
      "a public body that is a person",
      { ...aDocument("KAMU", "SATIS"), buyer: aPerson("10000000146") },
    ],
    [
      "PUBLIC_BUYER_NEEDS_IBAN",
      "a public body without an account to pay into",
      without(aDocument("KAMU", "SATIS"), "payeeIban"),
    ],
    ["RETURN_WITHOUT_ORIGINAL", "a return of nothing", { ...aDocument("EARSIVFATURA", "IADE"), originals: [] }],
    [
      "RETURN_WITHOUT_ORIGINAL",
      "a sale that returns something",
      { ...aDocument("TEMELFATURA", "SATIS"), ...returned("EAR2026000000001", "2026-03-01") },
    ],
    [
      "RETURN_ORIGINAL_INVALID",
      "the guide's own number, which has no year",
      { ...aDocument("TEMELFATURA", "IADE"), ...returned("EAR0000000000001", "2022-03-07") },
    ],
    [
      "RETURN_ORIGINAL_INVALID",
      "a number of another year",
      { ...aDocument("TEMELFATURA", "IADE"), ...returned("EAR2025000000001", "2026-03-01") },
    ],
    [
      "RETURN_ORIGINAL_INVALID",
      "an original of the day after",
      { ...aDocument("TEMELFATURA", "IADE"), ...returned("EAR2026000000001", "2026-03-15") },
    ],
    ["EXEMPTION_NOT_OF_TYPE", "books on a sale", exempted(aDocument("EARSIVFATURA", "SATIS"), "335")],
    [
      "EXEMPTION_MISSING",
      "an exempt sale with nothing exempt",
      { ...aDocument("EARSIVFATURA", "SATIS"), type: "ISTISNA" },
    ],
    ["EXEMPTION_MISSING", "351 in the place of an exemption", exempted(aDocument("EARSIVFATURA", "ISTISNA"), "351")],
    [
      "EXEMPTION_MISSING",
      "a sale for export that does not say so",
      { ...aDocument("EARSIVFATURA", "SATIS"), type: "IHRACKAYITLI" },
    ],
    ["EXEMPTION_MISSING", "an export under another exemption", exempted(aDocument("IHRACAT", "ISTISNA"), "302")],
    [
      "EXEMPTION_MISSING",
      "jewellery that does not say so",
      { ...aDocument("EARSIVFATURA", "SATIS"), type: "OZELMATRAH" },
    ],
    ["EXEMPTION_NOT_OF_TYPE", "jewellery on a sale", { ...aDocument("EARSIVFATURA", "OZELMATRAH"), type: "SATIS" }],
    ["WITHHOLDING_NOT_OF_TYPE", "withheld KDV on a sale", { ...aDocument("EARSIVFATURA", "TEVKIFAT"), type: "SATIS" }],
    [
      "WITHHOLDING_NOT_OF_TYPE",
      "no withheld KDV where the type says so",
      { ...aDocument("EARSIVFATURA", "SATIS"), type: "TEVKIFAT" },
    ],
    ["EXPORT_FACTS_MISSING", "an export without its terms", without(aDocument("IHRACAT", "ISTISNA"), "customs")],
    ["EXPORT_FACTS_MISSING", "terms GİB does not know", terms("DPX")],
    [
      "EXPORT_FACTS_MISSING",
      "a sale at home with export terms",
      { ...aDocument("EARSIVFATURA", "SATIS"), ...pick(aDocument("IHRACAT", "ISTISNA"), "customs") },
    ],
    ["EXPORT_SELLER_TAX_OFFICE", "an export by a seller of no tax office", taxOffice(undefined)],
    ["EXPORT_SELLER_TAX_OFFICE", "an export by a seller of a blank tax office", taxOffice(" ")],
    ["EXPORT_GTIP_INVALID", "an export of goods without a tariff number", gtip(undefined)],
    ["EXPORT_GTIP_INVALID", "a tariff number of eight digits", gtip("85183000")],
    [
      "SOCIAL_SECURITY_MISSING",
      "an SGK invoice without its file",
      without(aDocument("TEMELFATURA", "SGK"), "socialSecurity"),
    ],
    [
      "SOCIAL_SECURITY_MISSING",
      "a sale with one",
      { ...aDocument("TEMELFATURA", "SATIS"), ...pick(aDocument("TEMELFATURA", "SGK"), "socialSecurity") },
    ],
    [
      "ACCOMMODATION_TAX_WRONG",
      "a hotel bill without its tax",
      { ...aDocument("EARSIVFATURA", "SATIS"), type: "KONAKLAMAVERGISI" },
    ],
    [
      "ACCOMMODATION_TAX_WRONG",
      "the tax on a sale",
      { ...aDocument("EARSIVFATURA", "KONAKLAMAVERGISI"), type: "SATIS" },
    ],
    ["ACCOMMODATION_TAX_WRONG", "a tax of one kuruş more", oneMore()],
  ];

  test.each(CASES)("%s: %s", (code, _, invoice) => {
    expect(codesOf(invoice)).toEqual([code]);
  });

  test("every rule has one", () => {
    expect(new Set(CASES.map(([code]) => code))).toEqual(new Set(Object.keys(SCENARIO_FAULTS)));
  });
});

describe("the pairs of scenario and type", () => {
  const PAIRS = Object.entries(TYPES_OF_PROFILE).flatMap(([profile, types]) =>
    types.map((type) => [profile as keyof typeof TYPES_OF_PROFILE, type] as const),
  );

  test.each(PAIRS)("%s carries %s", (profileId, type) => {
    expect(codesOf(aDocument(profileId, type))).toEqual([]);
  });
});

const returned = (number: string, date: string) => ({ originals: [{ number, date: day(date) }] });

const pick = <Key extends keyof Invoice>(invoice: Invoice, key: Key) => ({ [key]: invoice[key] });

function without(invoice: Invoice, key: "customs" | "socialSecurity" | "payeeIban"): Invoice {
  const { [key]: _, ...rest } = invoice;
  return { payeeIban: undefined, ...rest };
}

function aPerson(value: string): Party {
  return { ...COMPANY, taxId: { scheme: "TCKN", value, firstName: "Ayşe", familyName: "Yılmaz" } };
}

function abroad(): Party {
  return { ...COMPANY, taxId: { scheme: "VKN", value: "2222222222", title: "Nord Handel GmbH" } };
}

function terms(deliveryTerms: string): Invoice {
  const invoice = aDocument("IHRACAT", "ISTISNA");
  return invoice.customs === undefined ? invoice : { ...invoice, customs: { ...invoice.customs, deliveryTerms } };
}

function taxOffice(name: string | undefined): Invoice {
  return { ...aDocument("IHRACAT", "ISTISNA"), seller: { ...aSampleInvoice().seller, taxOffice: name } };
}

function gtip(value: string | undefined): Invoice {
  const invoice = aDocument("IHRACAT", "ISTISNA");
  const [first, ...rest] = invoice.lines.map(({ gtip, ...line }) => [line, gtip] as const);
  const lines = [
    ...(first === undefined ? [] : [value === undefined ? first[0] : { ...first[0], gtip: value }]),
    ...rest.map(([line, kept]) => ({ ...line, ...(kept !== undefined && { gtip: kept }) })),
  ];
  return { ...invoice, lines };
}

function oneMore(): Invoice {
  const invoice = aDocument("EARSIVFATURA", "KONAKLAMAVERGISI");
  const lines = invoice.lines.map((line) => ({
    ...line,
    accommodationTax: { rate: 2, amount: (line.accommodationTax?.amount ?? 0n) + 1n },
  }));
  return { ...invoice, lines, totals: invoiceTotals({ ...invoice, lines }) };
}
