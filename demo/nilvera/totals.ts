import { Refused, refusal } from "./answers.ts";
import type { AnyInvoice } from "./request-shape.ts";

/** Amounts must add up to the kuruş; KDV may differ from base × rate by what rounding a tax-inclusive price costs. */
export function checkTotals({ InvoiceInfo: info, InvoiceLines }: AnyInvoice): void {
  const lines = InvoiceLines.map((line) => ({
    percent: line.KDVPercent,
    gross: round(scaled(line.Quantity) * scaled(line.Price), (SCALE * SCALE) / 100n),
    allowance: kurus(line.AllowanceTotal ?? 0, "InvoiceLines.AllowanceTotal"),
    kdv: kurus(line.KDVTotal, "InvoiceLines.KDVTotal"),
    ...otherTaxes(line),
  }));
  for (const line of lines) checkKdv([line], 2n, "InvoiceLines.KDVTotal");
  for (const line of lines) checkOtherTaxes(line);
  for (const percent of new Set(lines.map((line) => line.percent))) {
    const group = lines.filter((line) => line.percent === percent);
    checkKdv(group, 1n, `GeneralKDV${percent}Total`);
    checkGroupTotal(info, percent, add(group.map(({ kdv }) => kdv)));
  }
  const gross = kurus(info.LineExtensionAmount, "LineExtensionAmount");
  const allowance = kurus(info.GeneralAllowanceTotal, "GeneralAllowanceTotal");
  const kdv = kurus(info.KdvTotal, "KdvTotal");
  same(gross, add(lines.map((line) => line.gross)), "LineExtensionAmount");
  same(allowance, add(lines.map((line) => line.allowance)), "GeneralAllowanceTotal");
  same(kdv, add(lines.map((line) => line.kdv)), "KdvTotal");
  const others = add(lines.map(({ excise, withheld }) => excise.total - withheld.total));
  same(kurus(info.PayableAmount, "PayableAmount"), gross - allowance + kdv + others, "PayableAmount");
}

type Tax = { readonly total: bigint; readonly percent: number };
type Line = {
  readonly percent: number;
  readonly gross: bigint;
  readonly allowance: bigint;
  readonly kdv: bigint;
  readonly excise: Tax;
  readonly withheld: Tax;
  /** What KDV falls on where the line has a special base. */
  readonly specialBase: bigint | undefined;
};

/** 9015 is KDV the buyer withholds; every other further tax here is ÖTV. */
function otherTaxes({ Taxes, OzelMatrahTotal }: AnyInvoice["InvoiceLines"][number]) {
  const taxes = (Taxes ?? []).map(({ TaxCode, Total, Percent }) => ({
    isWithheld: TaxCode === "9015",
    total: kurus(Total, "InvoiceLines.Taxes.Total"),
    percent: Percent,
  }));
  const NONE = { total: 0n, percent: 0 };
  return {
    excise: taxes.find(({ isWithheld }) => !isWithheld) ?? NONE,
    withheld: taxes.find(({ isWithheld }) => isWithheld) ?? NONE,
    specialBase: OzelMatrahTotal == null ? undefined : kurus(OzelMatrahTotal, "InvoiceLines.OzelMatrahTotal"),
  };
}

function checkOtherTaxes({ gross, allowance, kdv, excise, withheld, specialBase }: Line): void {
  const net = gross - allowance;
  if (!isShare(excise, net) || !isShare(withheld, kdv)) fail("InvoiceLines.Taxes.Total");
  if (specialBase !== undefined && specialBase > net) fail("InvoiceLines.OzelMatrahTotal");
}

/** To within two kuruş: a tax-inclusive price is carved, and a group is rounded as a whole. */
function isShare({ total, percent }: Tax, base: bigint): boolean {
  const distance = total - round(base * scaled(percent), 100n * SCALE);
  return distance <= 2n && distance >= -2n;
}

function checkKdv(lines: readonly Line[], tolerance: bigint, field: string): void {
  const base = add(
    lines.map(({ gross, allowance, excise, specialBase }) => specialBase ?? gross - allowance + excise.total),
  );
  const exact = round(base * scaled(lines[0]?.percent ?? 0), 100n * SCALE);
  const distance = add(lines.map(({ kdv }) => kdv)) - exact;
  if (distance > tolerance || distance < -tolerance) fail(field);
}

function checkGroupTotal(info: AnyInvoice["InvoiceInfo"], percent: number, kdv: bigint): void {
  const field = `GeneralKDV${percent}Total`;
  const told = Object.entries(info).find(([name]) => name === field)?.[1];
  same(typeof told === "number" ? kurus(told, field) : 0n, kdv, field);
}

/** Numbers arrive as JSON doubles; eight decimals give back the text they were written as. */
const SCALE = 100_000_000n;
const scaled = (value: number): bigint => BigInt(value.toFixed(8).replace(".", ""));

function kurus(value: number, field: string): bigint {
  const exact = scaled(value);
  if (exact % (SCALE / 100n) !== 0n) fail(field);
  return exact / (SCALE / 100n);
}

/** Half up; nothing here is negative. */
const round = (value: bigint, divisor: bigint): bigint => (2n * value + divisor) / (2n * divisor);

const add = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

function same(told: bigint, computed: bigint, field: string): void {
  if (told !== computed) fail(field);
}

function fail(field: string): never {
  throw new Refused(refusal(422, 2015, field, "Toplamlar tutmuyor."));
}
