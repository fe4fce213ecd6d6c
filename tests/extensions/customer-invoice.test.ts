import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { BuyerOrderView } from "../../server/http/ext/contract.ts";
import { answer, appServer, SILENT } from "./app-server.ts";
import { find, press, shown, untilShown } from "./page.ts";
import { LANGUAGES, sayer, speak } from "./speak.ts";

const NAME = "customer-invoice";
const ORDER = "GET /ext/buyer/orders/1042";
const LINK = "POST /ext/buyer/orders/1042/invoice";
const extension = getExtension("customer-account.order-status.block.render", { configSearchDir: `extensions/${NAME}` });

const ISSUED: BuyerOrderView = {
  invoice: { number: "EAR2026000000042", hasPdf: true },
  isExpected: true,
  canPropose: false,
  wasProposed: false,
};

beforeEach(() => {
  extension.setUp();
  extension.shopify.order.value = { id: "gid://shopify/Order/1042", name: "#1042" };
  extension.shopify.sessionToken.get = async () => "a-buyers-token";
});
afterEach(() => extension.tearDown());

async function open(answers: Parameters<typeof appServer>[0], language: (typeof LANGUAGES)[number] = "tr") {
  const server = appServer(answers);
  extension.fetch = server.fetch;
  speak(extension.shopify, NAME, language);
  await extension.render();
  return server;
}

describe.each(LANGUAGES)("in %s", (language) => {
  const say = sayer(NAME, language);

  test("says that it is loading", async () => {
    await open({ [ORDER]: [SILENT] }, language);
    await untilShown(say("loading"));
  });

  test("says that the invoice is on its way", async () => {
    await open({ [ORDER]: [answer({ ...ISSUED, invoice: null })] }, language);
    await untilShown(say("preparing"));
  });

  test.each([502, 409])("says that it could not be read, and tries again when told to (%i)", async (status) => {
    await open({ [ORDER]: [answer({ code: "SHOP_NOT_CONNECTED" }, status), answer(ISSUED)] }, language);
    await untilShown(say("failed"));
    press(say("again"));
    await untilShown("EAR2026000000042");
  });

  test("shows the number and fetches the PDF when it is wanted", async () => {
    const url = "https://fatura.example.com/d/abc";
    const { calls } = await open({ [ORDER]: [answer(ISSUED)], [LINK]: [answer({ url })] }, language);
    await untilShown("EAR2026000000042");
    press(say("pdf.get"));
    await untilShown(say("pdf.open"));
    expect(find("s-link").getAttribute("href")).toBe(url);
    find("s-link").dispatchEvent(new Event("click"));
    await untilShown(say("pdf.get"));
    expect(calls.map(({ headers }) => headers.get("authorization"))).toEqual(Array(2).fill("Bearer a-buyers-token"));
  });

  test("says that the PDF comes later", async () => {
    await open({ [ORDER]: [answer({ ...ISSUED, invoice: { number: null, hasPdf: false } })] }, language);
    await untilShown(say("pdf.later"));
  });

  test("asks a guest to log in", async () => {
    await open({ [ORDER]: [answer({}, 404)] }, language);
    await untilShown(say("logIn"));
  });
});

test("says when the PDF could not be fetched", async () => {
  await open({ [ORDER]: [answer(ISSUED)], [LINK]: [answer({}, 409)] });
  await untilShown("PDF'i hazırla");
  press("PDF'i hazırla");
  await untilShown("Faturanız şu an alınamadı.");
});

test("shows nothing of an order the shop invoices some other way", async () => {
  const { calls } = await open({ [ORDER]: [answer({ ...ISSUED, invoice: null, isExpected: false })] });
  await vi.waitFor(() => expect(calls).toHaveLength(1));
  await vi.waitFor(() => expect(shown()).toBe(""));
});

test("shows nothing before Shopify has made the order", async () => {
  extension.shopify.order.value = undefined;
  const { calls } = await open({});
  expect(shown()).toBe("");
  expect(calls).toEqual([]);
});
