import * as fc from "fast-check";
import type { DecimalText } from "../../../server/invoice/money/decimal.ts";
import { formatKurus } from "../../../server/invoice/money/money.ts";
import type { Order, OrderLine } from "../../../server/invoice/order.ts";
import type { ProductTaxRule, TaxPolicy } from "../../../server/invoice/shop-profile.ts";
import { anyOrder, anyOrdersTax, rates, withTitle } from "./random-orders.ts";

const RATES = [1, 10, 20];
const FIELD = "Has değer";

/** One rule a kind and KDV rate, named by the tag of its goods: prices without KDV allow no other rate than Shopify's. */
export const specialTaxes: TaxPolicy = {
  ...anyOrdersTax,
  surcharge: { fromPayments: true },
  fees: [{ name: "hediye", rate: "prorata" }],
  productRules: RATES.flatMap((rate): readonly ProductTaxRule[] => [
    { tag: `kozmetik ${rate}`, rate, excise: { code: "0074", percent: "6.7" as DecimalText } },
    { tag: `kolali ${rate}`, rate, excise: { code: "0077", percent: "35" as DecimalText } },
    { tag: `altin ${rate}`, rate, specialBase: { code: "805", field: FIELD } },
    { tag: `gumus ${rate}`, rate, specialBase: { code: "808", field: FIELD } },
    { tag: `reklam ${rate}`, rate, withholding: "625" },
    { tag: `temizlik ${rate}`, rate, withholding: "612" },
  ]),
};

/** What may stand on one invoice: ÖTV with anything, a special base or withheld KDV each only without the other. */
const JEWELLER = ["altin", "gumus", "kozmetik", "diger"];
const COMPANY = ["reklam", "temizlik", "kolali", "kozmetik", "diger"];

/** Any order of a jeweller who also sells perfume, or of a company that buys services beside goods. */
export const anySpeciallyTaxedOrder = (): fc.Arbitrary<Order> =>
  fc
    .record({
      order: anyOrder(rates()),
      isJeweller: fc.boolean(),
      kinds: fc.array(fc.nat(), { minLength: 42, maxLength: 42 }),
      surcharge: fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 100_000n })),
      metal: fc.bigInt({ min: 0n, max: 100n }),
    })
    .map(({ order, isJeweller, kinds, metal, surcharge }) => {
      const names = isJeweller && order.pricesIncludeTax ? JEWELLER : COMPANY;
      const lines = order.lines.map((line, index) =>
        line.isGiftCard ? line : taxedAs(line, names[(kinds[index] ?? 0) % names.length] ?? "", metal),
      );
      const [payment, ...others] = order.transactions;
      const transactions = payment ? [{ ...payment, amount: payment.amount + surcharge }, ...others] : others;
      return withTitle({ ...order, lines, transactions, taxIds: ["1234567808"] });
    });

function taxedAs(line: OrderLine, kind: string, metal: bigint): OrderLine {
  const perPiece = ((line.originalTotal - line.discount) * metal) / 100n / BigInt(line.quantity);
  const attributes = [{ key: FIELD, value: formatKurus(perPiece) }];
  return { ...line, tags: [`${kind} ${line.taxLines[0]?.percent ?? ""}`], attributes };
}

/** What was collected beyond the total, for paying in instalments. */
export const surchargeOn = ({ transactions, total }: Order): bigint =>
  transactions.reduce((all, { amount }) => all + amount, -total);
