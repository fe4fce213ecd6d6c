import { SPECIAL_BASES } from "../../gib/special-base-codes.ts";
import { type Fault, fault } from "../fault.ts";
import type { LineSpecialBase } from "../invoice.ts";
import type { Kurus } from "../money/money.ts";
import type { Order, OrderLine } from "../order.ts";
import { err, ok, type Result } from "../result.ts";
import type { ProductTaxRule } from "../shop-profile.ts";
import { isSameName } from "../text.ts";
import { writtenAmount } from "../money/written-amount.ts";

export type SpecialBaseContext = {
  readonly rule: ProductTaxRule | undefined;
  /** KDV included. */
  readonly paid: Kurus;
  readonly order: Pick<Order, "pricesIncludeTax" | "currency">;
  readonly path: string;
};

/**
 * What KDV does not fall on where the shop's rule gives the line a special base: the value of the metal, told per piece by
 * the line itself. Without it, or with more than was paid, nobody can say what to tax.
 */
export function specialBaseOf(
  line: OrderLine,
  { rule, paid, order, path }: SpecialBaseContext,
): Result<LineSpecialBase | undefined, Fault> {
  const known = SPECIAL_BASES.find(({ code }) => code === rule?.specialBase?.code);
  if (!rule?.specialBase || !known || paid === 0n) return ok(undefined);
  const { field } = rule.specialBase;
  // Shopify adds its KDV to the whole price: what the buyer paid is then not what the law asks.
  if (!order.pricesIncludeTax) return err(fault("SPECIAL_BASE_TAX_ON_TOP", `${path}.taxLines`));
  const where = `${path}.customAttributes`;
  const written = line.attributes.filter(({ key }) => isSameName(key, field));
  const perPiece = written.length === 1 ? writtenAmount(written[0]?.value ?? "", order.currency) : undefined;
  if (perPiece === undefined) return err(fault("SPECIAL_BASE_MISSING", where, { field }));
  const outside = perPiece * BigInt(line.quantity);
  if (outside > paid) return err(fault("SPECIAL_BASE_TOO_LARGE", where, { field }));
  return ok({ code: known.code, text: known.name, outside });
}
