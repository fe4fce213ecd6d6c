import type { Model, ModelLine } from "./model.ts";

/** Kuruş. */
export type Totals = { readonly net: bigint; readonly kdv: bigint; readonly payable: bigint };

/**
 * The document's sums. Without `useCalculatedVatAmount` KDV is worked out anew from each line's net, which a price with KDV
 * inside does not survive; `useCalculatedTotalSummary` takes the lines' own net.
 */
export function totalsOf({ invoiceLines, ublSettingsModel: settings }: Model): Totals {
  const netOf = (line: ModelLine): bigint =>
    settings?.useCalculatedTotalSummary ? kurus(line.lineExtensionAmount) : computedNet(line);
  const kdvOf = (line: ModelLine): bigint =>
    settings?.useCalculatedVatAmount ? kurus(line.vatAmount) : share(netOf(line) + others(line), line.vatRate);
  const net = add(invoiceLines.map(netOf));
  const kdv = add(invoiceLines.map(kdvOf));
  return { net, kdv, payable: net + kdv + add(invoiceLines.map((line) => others(line) - withheld(line))) };
}

/** What the line's own figures come to. */
export const computedNet = ({ amount, unitPrice, discountAmount }: ModelLine): bigint =>
  round(scaled(amount) * scaled(unitPrice), (SCALE * SCALE) / 100n) - kurus(discountAmount ?? 0);

const WITHHELD = "9015";

const taxesOf = ({ taxes }: ModelLine, isWithheld: boolean): bigint =>
  add(
    (taxes ?? [])
      .filter(({ taxTypeCode }) => (taxTypeCode === WITHHELD) === isWithheld)
      .map((tax) => kurus(tax.taxAmount)),
  );

export const others = (line: ModelLine): bigint => taxesOf(line, false);
export const withheld = (line: ModelLine): bigint => taxesOf(line, true);

/** Numbers arrive as JSON doubles; eight decimals give back the text they were written as. */
const SCALE = 100_000_000n;
const scaled = (value: number): bigint => BigInt(value.toFixed(8).replace(".", ""));

export const kurus = (value: number): bigint => round(scaled(value), SCALE / 100n);

export const share = (base: bigint, percent: number): bigint => round(base * scaled(percent), 100n * SCALE);

/** Half up; nothing here is negative. */
const round = (value: bigint, divisor: bigint): bigint => (2n * value + divisor) / (2n * divisor);

const add = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, one) => sum + one, 0n);
