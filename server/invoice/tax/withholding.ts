import { WITHHOLDINGS } from "../../gib/withholding-codes.ts";
import type { Charge } from "../charge.ts";
import type { Withholding, WithholdingSubtotal } from "../invoice.ts";
import { apportion, divideRounded, type Kurus, sum } from "../money/money.ts";
import { isTurkishCompany, type Party } from "../parties/party.ts";
import type { ProductTaxRule, TaxPolicy } from "../shop-profile.ts";

/** The withholding a product rule names. */
export function withholdingOf(rule: ProductTaxRule | undefined): Withholding | undefined {
  if (rule?.withholding === undefined) return undefined;
  const known = WITHHOLDINGS.find(({ code }) => code === rule.withholding);
  return known && { code: known.code, text: known.name, percent: known.percent };
}

export type WithholdingCase = {
  readonly buyer: Party | undefined;
  /** Paid for what KDV would be withheld of, KDV included. */
  readonly total: Kurus;
  /** Up to it nothing is withheld. */
  readonly limit: Kurus | undefined;
};

/** Only a taxpayer can withhold: everyone but a company with a number of its own pays KDV in full. */
export function policyFor({ buyer, total, limit }: WithholdingCase, policy: TaxPolicy): TaxPolicy {
  if (buyer && isTurkishCompany(buyer) && (limit === undefined || total > limit)) return policy;
  return { ...policy, productRules: policy.productRules.map((rule) => ({ ...rule, withholding: undefined })) };
}

export type Withheld = {
  readonly amounts: ReadonlyMap<Charge, Kurus>;
  readonly subtotals: readonly WithholdingSubtotal[];
};

/** What the buyer keeps of the KDV (`kdvOf`), rounded once a code, half up. */
export function withhold(charges: readonly Charge[], kdvOf: ReadonlyMap<Charge, Kurus>): Withheld {
  const withheld = charges.filter(({ withholding, paid }) => withholding !== undefined && paid > 0n);
  const amounts = new Map<Charge, Kurus>();
  const subtotals: WithholdingSubtotal[] = [];
  for (const group of Map.groupBy(withheld, ({ withholding }) => withholding?.code).values()) {
    const withholding = group[0]?.withholding;
    if (!withholding) continue;
    const percent = BigInt(withholding.percent);
    const taxes = group.map((charge) => kdvOf.get(charge) ?? 0n);
    const amount = divideRounded(sum(taxes) * percent, 100n);
    const shares = apportion(
      amount,
      taxes.map((tax) => tax * percent),
      100n,
    );
    for (const [index, charge] of group.entries()) amounts.set(charge, shares[index] ?? 0n);
    subtotals.push({ ...withholding, taxable: sum(taxes), amount });
  }
  return { amounts, subtotals };
}
