import { type Charge, taxGroups } from "../charge.ts";
import { carveExcise, type CarvedExcise } from "./excise.ts";
import type { TaxSubtotal } from "../invoice.ts";
import { type Kurus, sum } from "../money/money.ts";
import { carveVat } from "./vat.ts";
import { type Withheld, withhold } from "./withholding.ts";

export type Carved = {
  readonly kdv: ReadonlyMap<Charge, Kurus>;
  readonly taxSubtotals: readonly TaxSubtotal[];
  readonly excise: CarvedExcise;
  readonly withheld: Withheld;
};

/** The taxes inside what was paid: KDV first, of what is left ÖTV, and of the KDV what the buyer withholds. */
export function carve(charges: readonly Charge[]): Carved {
  const { kdv, taxSubtotals } = carveKdv(charges);
  return { kdv, taxSubtotals, excise: carveExcise(charges, kdv), withheld: withhold(charges, kdv) };
}

/** Groups in descending rate order; one whose goods were all given away is left out. */
function carveKdv(charges: readonly Charge[]): Pick<Carved, "kdv" | "taxSubtotals"> {
  const kdv = new Map<Charge, Kurus>();
  const taxSubtotals: TaxSubtotal[] = [];
  for (const group of taxGroups(charges).toSorted(([a], [b]) => (b?.rate ?? 0) - (a?.rate ?? 0))) {
    const { rate = 0, exemption, specialBase } = group[0] ?? {};
    const { taxable, tax, lineTaxes } = carveVat(group.map(taxedPart), rate);
    for (const [index, charge] of group.entries()) kdv.set(charge, lineTaxes[index] ?? 0n);
    if (sum(group.map(({ paid }) => paid)) === 0n) continue;
    const reason = specialBase && { code: specialBase.code, text: specialBase.text };
    taxSubtotals.push({ rate, taxable, tax, ...(exemption && { exemption }), ...(reason && { specialBase: reason }) });
  }
  return { kdv, taxSubtotals };
}

const taxedPart = ({ paid, specialBase }: Charge): Kurus => paid - (specialBase?.outside ?? 0n);
