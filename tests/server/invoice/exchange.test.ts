import { expect, test } from "vitest";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import type { Order } from "../../../server/invoice/order.ts";
import { aLine, anOrder, aProfile, tl } from "./an-order.ts";

const ISSUED = { issuedAt: new Date("2025-11-20T12:00:00+03:00"), profileId: "EARSIVFATURA" } as const;

const given = aLine({
  id: "gid://shopify/LineItem/1",
  name: "Kupa (mavi)",
  originalTotal: tl("120.00"),
  currentQuantity: 0,
});
const taken = aLine({ id: "gid://shopify/LineItem/2", name: "Kupa (yeşil)", originalTotal: tl("150.00") });

/** The blue mug came back and the green one went out before there was an invoice. */
const exchanged = (changes: Partial<Order> = {}): Order =>
  anOrder({ lines: [given, taken], shippingLines: [], total: tl("150.00"), currentTotal: tl("150.00"), ...changes });

test("an exchange before the invoice is invoiced for what the buyer keeps, at what it cost", () => {
  const draft = invoiceFromOrder(exchanged(), aProfile(), ISSUED);
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  expect(draft.value.lines).toMatchObject([{ name: "Kupa (yeşil)", quantity: 1 }]);
  expect(draft.value.totals).toMatchObject({ payable: tl("150.00"), tax: tl("25.00") });
});

test.each<[string, Partial<Order>]>([
  ["the total is still that of the old goods", { currentTotal: tl("180.00"), total: tl("180.00") }],
  ["more was paid back than what came back had cost", { refunded: tl("200.00") }],
])("one whose numbers do not lead to the kuruş needs a person: %s", (_, changes) => {
  const draft = invoiceFromOrder(exchanged(changes), aProfile(), ISSUED);
  expect(draft.ok ? [] : draft.error.map(({ code }) => code)).toContain("ORDER_CHANGED");
});
