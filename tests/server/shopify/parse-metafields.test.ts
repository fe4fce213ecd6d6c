import { expect, test } from "vitest";
import { parseOrder } from "../../../server/shopify/parse-order.ts";
import { aShortOrder } from "./an-order.ts";

test("the shop's own metafields are read like the cart's attributes, and come after them", () => {
  const order = parseOrder(
    aShortOrder({
      customAttributes: [{ key: "unvan", value: "Kuzey Ltd. Şti." }],
      metafields: {
        nodes: [
          { key: "vergi_no", value: "1234567808" },
          { key: "bos", value: " " },
        ],
      },
    }),
  );
  expect(order.ok && order.value.attributes).toEqual([
    { key: "unvan", value: "Kuzey Ltd. Şti." },
    { key: "vergi_no", value: "1234567808" },
  ]);
});
