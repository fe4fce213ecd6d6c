import * as fc from "fast-check";
import { ACCOMMODATION_TAX_RATES } from "../../../server/gib/accommodation-tax.ts";
import { GOODS_EXPORT, KDV_EXEMPTIONS, SERVICE_EXPORT } from "../../../server/gib/exemption-codes.ts";
import { SPECIAL_BASES } from "../../../server/gib/special-base-codes.ts";
import { EXCISES } from "../../../server/gib/tax-type-codes.ts";
import { WITHHOLDINGS } from "../../../server/gib/withholding-codes.ts";
import { type DecimalText, unitPriceOf } from "../../../server/invoice/money/decimal.ts";
import { type InvoiceLine, type InvoiceType, kdvBaseOf } from "../../../server/invoice/invoice.ts";
import { divideRounded } from "../../../server/invoice/money/money.ts";
import { maybe, words } from "./random-parts.ts";

/** Something a type demands of a line, or may have; given the line before its taxes are counted. */
type Dress = (line: InvoiceLine) => fc.Arbitrary<InvoiceLine>;

/**
 * Lines of a document of the type: the first bears what the type demands, any other may or may not. All of an export's are
 * exempt and have a tariff number.
 */
export const anyLines = (type: InvoiceType, isExport: boolean): fc.Arbitrary<readonly InvoiceLine[]> =>
  fc.tuple(solidLine(), fc.array(anyLine(), { maxLength: 7 })).chain(([first, rest]) => {
    const dress = isExport ? exported : DRESS[type];
    const others = rest.map((line) => (isExport ? exported(line) : fc.oneof(fc.constant(line), dress(line))));
    return fc
      .tuple(dress(first), ...others)
      .map((lines) => lines.map((line, index) => taxed({ ...line, id: index + 1 })));
  });

const solidLine = () => lineOf(fc.bigInt({ min: 10_000n, max: 50_000_000n }), fc.bigInt({ min: 0n, max: 50n }));

const anyLine = () =>
  lineOf(fc.bigInt({ min: 1n, max: 50_000_000n }), fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 100n })));

const lineOf = (gross: fc.Arbitrary<bigint>, discountPercent: fc.Arbitrary<bigint>): fc.Arbitrary<InvoiceLine> =>
  fc
    .record({
      name: words(),
      sellerCode: maybe(words()),
      quantity: fc.integer({ min: 1, max: 500 }),
      gross,
      discountPercent,
      taxRate: fc.constantFrom(1, 10, 20),
    })
    .map(({ discountPercent: percent, ...rest }) => {
      const allowance = divideRounded(rest.gross * percent, 100n);
      const unitPrice = unitPriceOf(rest.gross, rest.quantity);
      return { ...rest, id: 0, unitCode: "C62", unitPrice, allowance, net: rest.gross - allowance, taxAmount: 0n };
    });

/** Taxes as the law counts them on what the line has become. */
function taxed(line: InvoiceLine): InvoiceLine {
  const taxAmount = divideRounded(kdvBaseOf(line) * BigInt(line.taxRate), 100n);
  const { withholding, accommodationTax } = line;
  return {
    ...line,
    taxAmount,
    ...(withholding && { withholding: { ...withholding, amount: share(taxAmount, withholding.percent) } }),
    ...(accommodationTax && {
      accommodationTax: { ...accommodationTax, amount: share(line.net, accommodationTax.rate) },
    }),
  };
}

const share = (amount: bigint, percent: number): bigint => divideRounded(amount * BigInt(percent), 100n);

const exempt =
  (codes: readonly string[]): Dress =>
  (line) =>
    fc
      .constantFrom(...codes)
      .chain((code) => fc.record({ code: fc.constant(code), text: textOf(code) }))
      .map((exemption) => ({ ...line, taxRate: 0, exemption }));

/** GİB's own words for the codes the app has them of, any for the others. */
function textOf(code: string): fc.Arbitrary<string> {
  const known = [...KDV_EXEMPTIONS, GOODS_EXPORT, SERVICE_EXPORT].find((exemption) => exemption.code === code);
  return known ? fc.constant(known.name) : words();
}

const BY_LAW = [
  ...KDV_EXEMPTIONS.filter(({ needsIstisna }) => needsIstisna).map(({ code }) => code),
  "301",
  "302",
  "350",
  "501",
];

const exempted = exempt(BY_LAW);

const exported: Dress = (line) => exempt(["301"])(line).map((one) => ({ ...one, gtip: "851830000000" }));

const excised: Dress = (line) =>
  fc.constantFrom(...EXCISES).map((kind) => {
    const percent = "12.5" as DecimalText;
    return { ...line, excise: { ...kind, percent, amount: divideRounded(line.net, 8n) } };
  });

const withSpecialBase: Dress = (line) =>
  fc.constantFrom(...SPECIAL_BASES).map(({ code, name }) => ({
    ...line,
    specialBase: { code, text: name, outside: divideRounded(line.net * 9n, 10n) },
  }));

const withheld: Dress = (line) =>
  fc.constantFrom(...WITHHOLDINGS).map(({ code, name, percent }) => ({
    ...line,
    withholding: { code, text: name, percent, amount: 0n },
  }));

const stayed: Dress = (line) =>
  fc.constant({ ...line, accommodationTax: { rate: ACCOMMODATION_TAX_RATES[0]?.rate ?? 0, amount: 0n } });

const plain: Dress = (line) => fc.oneof(fc.constant(line), excised(line));
const anything: Dress = (line) => fc.oneof(plain(line), exempted(line), withSpecialBase(line), withheld(line));

const DRESS: Readonly<Record<InvoiceType, Dress>> = {
  SATIS: plain,
  IADE: anything,
  ISTISNA: exempted,
  TEVKIFAT: withheld,
  TEVKIFATIADE: plain,
  IHRACKAYITLI: exempt(["701", "703", "704"]),
  OZELMATRAH: withSpecialBase,
  SGK: anything,
  KONAKLAMAVERGISI: stayed,
};
