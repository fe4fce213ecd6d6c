import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, expect, test } from "vitest";
import shouldRender from "../../extensions/order-invoice-print/src/order-has-invoice.ts";
import type { PrintableAnswer } from "../../server/http/ext/contract.ts";
import { answer, appServer } from "./app-server.ts";

const search = { configSearchDir: "extensions/order-invoice-print" };
const extension = getExtension("admin.order-details.print-action.render", search);

beforeEach(() => extension.setUp());
afterEach(() => extension.tearDown());

test.each([
  ["offers the invoice there is", answer({ ready: ["1"], missing: [] } satisfies PrintableAnswer), true],
  ["offers none where there is none", answer({ ready: [], missing: ["#1"] } satisfies PrintableAnswer), false],
  ["offers it where that cannot be told", answer({}, 502), true],
])("the print menu of an order %s", async (_what, told, display) => {
  extension.shopify.data.selected = [{ id: "gid://shopify/Order/1" }];
  extension.fetch = appServer({ "GET /ext/admin/printable?orders=1": [told] }).fetch;
  expect(await shouldRender()).toEqual({ display });
});
