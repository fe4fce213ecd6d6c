import { must } from "./answers.ts";

/** Amounts arrive as JSON numbers; eight decimals give back the text they were written as. */
const SCALE = 100_000_000n;
const scaled = (value: number): bigint => BigInt(value.toFixed(8).replace(".", ""));

export type LineForm = {
  readonly quantity: number;
  readonly unit_price: number;
  readonly vat_rate: number;
  readonly discount_type?: "percentage" | "amount" | undefined;
  readonly discount_value?: number | undefined;
  readonly description?: string | undefined;
};

export type LineAmounts = {
  readonly net: bigint;
  readonly discount: bigint;
  readonly vat: bigint;
};

/** KDV is worked out here, line by line and rounded: it cannot be imposed. Amounts in kuruş. */
export function amountsOf(line: LineForm): LineAmounts {
  const gross = scaled(line.quantity) * scaled(line.unit_price);
  const value = scaled(line.discount_value ?? 0);
  const discount = line.discount_type === "percentage" ? (gross * value) / (100n * SCALE) : value * SCALE;
  must(discount <= gross, "İndirim tutarı satır tutarından büyük olamaz");
  const net = round(gross - discount, (SCALE * SCALE) / 100n);
  const vat = round(net * scaled(line.vat_rate), 100n * SCALE);
  return { net, discount: round(discount, (SCALE * SCALE) / 100n), vat };
}

/** Half up; nothing here is negative. */
const round = (value: bigint, divisor: bigint): bigint => (2n * value + divisor) / (2n * divisor);

/** Kuruş as the JSON number of the answer. */
export const toNumber = (kurus: bigint): number => Number(kurus) / 100;

export const add = (amounts: readonly bigint[]): bigint => amounts.reduce((total, one) => total + one, 0n);
