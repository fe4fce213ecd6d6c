import type { Order, OrderLine, OrderShippingLine } from "../../server/invoice/order.ts";

/** Whole kuruş in plain numbers, which are exact for orders as small as these and the fastest there is. */
export type LineAmounts = {
  readonly name: string;
  readonly code: string | undefined;
  readonly quantity: number;
  readonly rate: number;
  readonly paid: number;
  readonly allowance: number;
  gross: number;
  net: number;
  tax: number;
  unitPrice: string;
};

export type Amounts = {
  readonly lines: readonly LineAmounts[];
  readonly groups: readonly { readonly rate: number; readonly paid: number; readonly tax: number }[];
  readonly gross: number;
  readonly allowance: number;
  readonly net: number;
  readonly tax: number;
  readonly payable: number;
};

const RATES = [20, 10, 1];

/** KDV carved per rate, shared out among the rate's lines; what is left of a kuruş goes to the last one. */
export function amountsOf(order: Order): Amounts {
  const lines = [
    ...order.lines.map((line) => lineOf(line, line.name, { code: line.sku, quantity: line.quantity })),
    ...order.shippingLines.map((line) =>
      lineOf(line, `Kargo bedeli (${line.title})`, { code: undefined, quantity: 1 }),
    ),
  ];
  const groups = RATES.map((rate) => carve(lines, rate)).filter(({ paid }) => paid > 0);
  const total = { lines, groups, gross: 0, allowance: 0, net: 0, tax: 0, payable: 0 };
  for (const line of lines) {
    total.gross += line.gross;
    total.allowance += line.allowance;
    total.net += line.net;
    total.tax += line.tax;
  }
  total.payable = total.net + total.tax;
  return total;
}

function lineOf(
  { originalTotal, discount, taxLines }: OrderLine | OrderShippingLine,
  name: string,
  { code, quantity }: { code: string | undefined; quantity: number },
): LineAmounts {
  const rate = Number(taxLines[0]?.percent ?? 20);
  const paid = Number(originalTotal - discount);
  const allowance = Math.round((Number(discount) * 100) / (100 + rate));
  return { name, code, quantity, rate, paid, allowance, gross: 0, net: 0, tax: 0, unitPrice: "" };
}

function carve(lines: readonly LineAmounts[], rate: number) {
  const group = lines.filter((line) => line.rate === rate);
  const paid = group.reduce((sum, line) => sum + line.paid, 0);
  const tax = Math.round((paid * rate) / (100 + rate));
  let rest = tax;
  for (const [index, line] of group.entries()) {
    line.tax = index === group.length - 1 ? rest : Math.round((line.paid * rate) / (100 + rate));
    rest -= line.tax;
    line.net = line.paid - line.tax;
    line.gross = line.net + line.allowance;
    line.unitPrice = unitPrice(line.gross, line.quantity);
  }
  return { rate, paid, tax };
}

const unitPrice = (gross: number, quantity: number): string =>
  gross % quantity === 0 ? lira(gross / quantity) : (gross / quantity / 100).toFixed(8);

/** 11990 → "119.90" */
export function lira(kurus: number): string {
  const rest = kurus % 100;
  return `${(kurus - rest) / 100}.${rest < 10 ? "0" : ""}${rest}`;
}
