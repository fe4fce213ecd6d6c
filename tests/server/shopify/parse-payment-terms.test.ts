import { expect, test } from "vitest";
import type { Order } from "../../../server/invoice/order.ts";
import { parseOrder } from "../../../server/shopify/parse-order.ts";
import { aShortOrder, type Json } from "./an-order.ts";

function read(changes: Json = {}): Order {
  const parsed = parseOrder(aShortOrder(changes));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

test.each([
  [undefined, undefined],
  [null, undefined],
  [
    { paymentTermsName: "Net 30", paymentTermsType: "NET", dueInDays: 30 },
    { name: "Net 30", dueInDays: 30, isFromOrder: true },
  ],
  [
    { paymentTermsName: "Due on receipt", dueInDays: null },
    { name: "Due on receipt", dueInDays: undefined, isFromOrder: false },
  ],
])("reads the payment terms %j", (paymentTerms, expected) => {
  expect(read({ paymentTerms }).paymentTerms).toEqual(expected);
});
