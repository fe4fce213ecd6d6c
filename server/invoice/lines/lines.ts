import { PIECE } from "../../gib/unit-codes.ts";
import { carve, type Carved } from "../tax/carve.ts";
import type { Charge } from "../charge.ts";
import { chargesOf } from "../charges/charges.ts";
import { lineTotal, unitPriceOf } from "../money/decimal.ts";
import { type Fault, fault } from "../fault.ts";
import { type Kurus, sum } from "../money/money.ts";
import { withoutExcise } from "../tax/excise.ts";
import type { InvoiceDraft, InvoiceLine } from "../invoice.ts";
import { mixedTypes } from "../invoice-type.ts";
import type { IstanbulDate } from "../time/istanbul-time.ts";
import { reduced } from "../tax/reduction.ts";
import type { RemainingOrder } from "../after-issue/remaining.ts";
import { err, ok, type Result } from "../result.ts";
import type { TaxPolicy } from "../shop-profile.ts";
import { taxDays } from "../time/tax-days.ts";
import { netOf } from "../tax/vat.ts";

export type InvoiceLines = Pick<InvoiceDraft, "lines" | "taxSubtotals" | "exciseSubtotals" | "withholdings">;

/** The order's products, then its shipping, as invoice lines; KDV is carved per rate group from what was paid. */
export function invoiceLines(
  order: RemainingOrder,
  policy: TaxPolicy,
  on: IstanbulDate,
): Result<InvoiceLines, readonly Fault[]> {
  const charges = chargesOf(order, policy, taxDays(order, on));
  if (!charges.ok) return charges;
  // Whether the metal or the workmanship became cheaper is for the seller to say.
  const { reduction = 0n, pricesIncludeTax } = order;
  if (reduction !== 0n && charges.value.some(({ specialBase }) => specialBase !== undefined))
    return err([fault("SPECIAL_BASE_REDUCED", "order.currentTotalPriceSet")]);
  return linesOf(reduced(charges.value, reduction, pricesIncludeTax), pricesIncludeTax);
}

/** What was paid for all that KDV is withheld of where the buyer can: the law's limit counts these supplies alone. */
export function withholdable(order: RemainingOrder, policy: TaxPolicy, on: IstanbulDate): Kurus {
  if (policy.productRules.every(({ withholding }) => withholding === undefined)) return 0n;
  const charges = chargesOf(order, policy, taxDays(order, on));
  const left = charges.ok ? reduced(charges.value, order.reduction ?? 0n, order.pricesIncludeTax) : [];
  return sum(left.filter(({ withholding }) => withholding !== undefined).map(({ paid }) => paid));
}

function linesOf(charges: readonly Charge[], pricesIncludeTax: boolean): Result<InvoiceLines, readonly Fault[]> {
  const carved = carve(charges);
  const { taxSubtotals } = carved;
  const taxes = {
    taxSubtotals,
    ...(carved.excise.subtotals.length > 0 && { exciseSubtotals: carved.excise.subtotals }),
    ...(carved.withheld.subtotals.length > 0 && { withholdings: carved.withheld.subtotals }),
  };
  const faults = subtotalFaults(taxes);
  if (faults.length > 0) return err(faults);
  const lines = charges.map((charge, index) => lineOf(charge, index + 1, { carved, pricesIncludeTax }));
  const inexact = lines.filter(({ quantity, unitPrice, gross }) => lineTotal(quantity, unitPrice) !== gross);
  if (inexact.length > 0)
    return err(inexact.map(({ id }) => fault("UNIT_PRICE_INEXACT", `lines[${id - 1}].unitPrice`)));
  return ok({ lines, ...taxes });
}

function subtotalFaults(taxes: Omit<InvoiceLines, "lines">): readonly Fault[] {
  const { taxSubtotals, exciseSubtotals = [] } = taxes;
  const codes = taxSubtotals.flatMap(({ exemption }) => exemption?.code ?? []);
  // GİB refuses a KDV subtotal of 0.00 without an exemption reason, and a few kuruş of goods are no exemption.
  const empty = taxSubtotals.find(({ tax, exemption, specialBase }) => tax === 0n && !exemption && !specialBase);
  const noExcise = exciseSubtotals.find(({ amount }) => amount === 0n);
  const mixed = mixedTypes(taxes);
  return [
    ...(empty ? [fault("TAX_GROUP_ROUNDS_TO_ZERO", "taxSubtotals", { rate: empty.rate })] : []),
    ...(noExcise ? [fault("EXCISE_ROUNDS_TO_ZERO", "exciseSubtotals", { percent: noExcise.percent })] : []),
    ...(mixed ? [mixed] : []),
    // Nilvera's InvoiceInfo has room for one code a document.
    ...(codes.length > 1 ? [fault("EXEMPTIONS_SEVERAL", "taxSubtotals", { codes: codes.toSorted().join(", ") })] : []),
  ];
}

function lineOf(
  charge: Charge,
  id: number,
  { carved, pricesIncludeTax }: { carved: Carved; pricesIncludeTax: boolean },
): InvoiceLine {
  const { rate: taxRate, exemption, excise, specialBase, withholding } = charge;
  const tax = carved.kdv.get(charge) ?? 0n;
  const exciseAmount = carved.excise.amounts.get(charge) ?? 0n;
  const net = charge.paid - tax - exciseAmount;
  const allowance = withoutExcise(pricesIncludeTax ? netOf(charge.discount, taxRate) : charge.discount, excise);
  const gross = net + allowance;
  // What was given away is taxed, or not, for no reason of the goods'.
  const isPaid = charge.paid > 0n;
  return {
    id,
    name: charge.name,
    sellerCode: charge.sellerCode,
    ...(charge.gtip !== undefined && { gtip: charge.gtip }),
    quantity: charge.quantity,
    unitCode: PIECE,
    unitPrice: unitPriceOf(gross, charge.quantity),
    gross,
    allowance,
    net,
    taxRate,
    taxAmount: tax,
    ...(charge.taxSource && { taxSource: charge.taxSource }),
    ...(isPaid && exemption && { exemption }),
    ...(isPaid && excise && { excise: { ...excise, amount: exciseAmount } }),
    ...(isPaid && specialBase && { specialBase }),
    ...(isPaid &&
      withholding && { withholding: { ...withholding, amount: carved.withheld.amounts.get(charge) ?? 0n } }),
  };
}
