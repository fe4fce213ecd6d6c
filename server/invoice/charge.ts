import { type Fault, fault } from "./fault.ts";
import type { Excise, Exemption, LineSpecialBase, TaxSource, Withholding } from "./invoice.ts";
import type { IstanbulDate } from "./time/istanbul-time.ts";
import type { Kurus } from "./money/money.ts";
import { err, ok, type Result } from "./result.ts";
import { cleanText } from "./text.ts";
import { type ChargedTax, chargedTaxFault, checkRate } from "./tax/vat.ts";

/** What an order charges for, before KDV is carved out. `paid` is KDV-inclusive and after every discount. */
export type Charge = {
  readonly name: string;
  readonly sellerCode: string | undefined;
  readonly quantity: number;
  readonly rate: number;
  /** Why the rate is 0. */
  readonly exemption: Exemption | undefined;
  readonly paid: Kurus;
  readonly discount: Kurus;
  readonly excise?: Excise | undefined;
  readonly specialBase?: LineSpecialBase | undefined;
  readonly withholding?: Withholding | undefined;
  readonly taxSource?: TaxSource | undefined;
  /** Customs tariff number of exported goods. */
  readonly gtip?: string;
};

export type ChargeResult = Result<Charge, readonly Fault[]>;

/** Charges of one key share a KDV subtotal. */
const taxKey = ({ rate, exemption, specialBase }: Charge): string =>
  `${rate} ${exemption?.code ?? ""} ${specialBase?.code ?? ""}`;

/** The charges of each KDV subtotal, in the order in which the first of each comes. */
export const taxGroups = (charges: readonly Charge[]): readonly (readonly Charge[])[] => [
  ...Map.groupBy(charges, taxKey).values(),
];

/** What a charge that follows other goods takes over of them: never their special base, which is the metal's alone. */
export type Taxing = Pick<Charge, "rate" | "exemption" | "excise" | "withholding">;

export const taxingOf = ({ rate, exemption, excise, withholding }: Charge): Taxing => ({
  rate,
  exemption,
  ...(excise && { excise }),
  ...(withholding && { withholding }),
});

/** Where nobody but Shopify was asked, a charge without a tax line of its own has the shop's default. */
export const untoldTax = (taxLines: readonly unknown[]): TaxSource | undefined =>
  taxLines.length === 0 ? "default" : undefined;

/** Charges of one key share an ÖTV subtotal; "" has none. */
export const exciseKey = ({ excise }: Pick<Charge, "excise">): string =>
  excise ? `${excise.code} ${Number(excise.percent)}` : "";

export const taxingKey = (charge: Charge): string =>
  `${charge.rate} ${charge.exemption?.code ?? ""} ${exciseKey(charge)} ${charge.withholding?.code ?? ""}`;

export type ChargeContext = {
  /** The days of the sale on which the rate must have been in force. */
  readonly on: readonly IstanbulDate[];
  readonly path: string;
  /** What Shopify charged as tax; absent where the order carries none of its own. */
  readonly charged?: Pick<ChargedTax, "taxLines" | "pricesIncludeTax">;
};

type Unchecked = Omit<Charge, "rate" | "exemption"> & { readonly exemption?: Exemption | undefined };

/** All that is wrong with one charge is told together. */
export function checkedCharge(
  charge: Unchecked,
  rate: Result<number, Fault>,
  { on, path, charged }: ChargeContext,
): ChargeResult {
  const { exemption } = charge;
  const name = cleanText(charge.name);
  const isExempt = rate.ok && rate.value === 0 && exemption !== undefined;
  const wrongRate = rate.ok && !isExempt ? checkRate(rate.value, on, `${path}.taxLines`) : undefined;
  const wrongTax =
    rate.ok && charged
      ? chargedTaxFault({ ...charged, rate: rate.value, paid: charge.paid }, `${path}.taxLines`)
      : undefined;
  const faults = [
    ...(rate.ok ? [] : [rate.error]),
    ...(wrongTax ? [wrongTax] : []),
    ...(wrongRate ? [wrongRate] : []),
    ...(name === undefined ? [fault("LINE_NAME_MISSING", `${path}.name`)] : []),
    ...(charge.paid < 0n || charge.discount < 0n ? [fault("LINE_NEGATIVE", path)] : []),
  ];
  if (!rate.ok || name === undefined || faults.length > 0) return err(faults);
  return ok({
    ...charge,
    name,
    sellerCode: cleanText(charge.sellerCode),
    rate: rate.value,
    exemption: isExempt ? exemption : undefined,
  });
}
