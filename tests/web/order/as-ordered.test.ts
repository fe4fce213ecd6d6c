import { expect, test } from "vitest";
import { fieldsInQuestion } from "../../../web/src/pages/order/as-ordered.ts";

test.each([
  ["TAX_ID_CHECKSUM", "buyer.taxId", ["taxId"]],
  ["BUYER_TAX_ID_MISSING", "buyer.taxId", ["taxId", "title"]],
  ["BUYER_TCKN_NEEDED", "buyer.taxId", ["taxId", "title", "name"]],
  ["BUYER_TITLE_MISSING", "order.billingAddress.company", ["taxId", "title"]],
  ["BUYER_NAME_MISSING", "order.billingAddress.name", ["name"]],
  ["BUYER_ADDRESS_MISSING", "order.billingAddress.address1", ["line", "district", "city"]],
  ["BUYER_DISTRICT_MISSING", "order.billingAddress.city", ["district", "city"]],
  // Shopify shows nothing that could be told.
  ["BUYER_DATA_HIDDEN", "order.billingAddress", []],
  ["ORDER_CHANGED", "order", []],
])("%s at %s is about %j", (code, path, fields) => {
  expect([...fieldsInQuestion([{ code, path }])]).toEqual(fields);
});
