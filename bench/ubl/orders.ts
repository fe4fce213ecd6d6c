import type { Ettn } from "../../server/invoice/ids.ts";
import type { Invoice } from "../../server/invoice/invoice.ts";
import { invoiceFromOrder } from "../../server/invoice/invoice-from-order.ts";
import type { Order } from "../../server/invoice/order.ts";
import { aLine, anOrder, aProfile, aShippingLine } from "../../tests/server/invoice/an-order.ts";

const POOL = 64;
const PRODUCTS = 9;
const RATES = [1, 10, 20] as const;
const ETTN = "0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f" as Ettn;
const NUMBER = "EAR2025000000042";
const ISSUED_AT = new Date("2025-11-20T11:42:00Z");

/** Different orders of ten lines each (nine products and shipping) at three rates of KDV, every other one with discounts. */
export const ORDERS: readonly Order[] = Array.from({ length: POOL }, (_, order) =>
  anOrder({
    name: `#${1000 + order}`,
    lines: Array.from({ length: PRODUCTS }, (_, line) => productLine(order, line)),
    shippingLines: [aShippingLine()],
  }),
);

function productLine(order: number, line: number) {
  const quantity = 1 + ((order + line) % 4);
  return aLine({
    id: `gid://shopify/LineItem/${line + 1}`,
    name: line % 3 === 0 ? `Çay & Kahve Fincanı ${order}-${line}` : `Seramik Kupa ${order}-${line}`,
    sku: `KUPA-${line}`,
    quantity,
    originalTotal: BigInt(quantity * (1999 + line * 1337 + order * 11)),
    discount: order % 2 === 0 ? 0n : BigInt(100 + line * 7),
    rate: RATES[line % 3] ?? 20,
  });
}

const PROFILE = aProfile();

/** Our way to a document as the pipeline goes it: mapped, every rule checked, then its ETTN and its number. */
export function invoiceOf(order: Order): Invoice {
  const draft = invoiceFromOrder(order, PROFILE, { issuedAt: ISSUED_AT, profileId: "EARSIVFATURA" });
  if (!draft.ok) throw new Error(`order refused: ${draft.error.map(({ code }) => code).join(", ")}`);
  return { ...draft.value, ettn: ETTN, number: NUMBER };
}

/** The pool's element for a turn. */
export function pick<Each>(pool: readonly Each[], turn: number): Each {
  const each = pool[turn % pool.length];
  if (each === undefined) throw new Error("an empty pool");
  return each;
}
