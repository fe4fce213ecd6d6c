import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { OrderDetail } from "../../server/http/contract.ts";
import { answer, appServer, SILENT } from "./app-server.ts";
import { press, shown, untilShown } from "./page.ts";
import { LANGUAGES, sayer, speak, textsOf } from "./speak.ts";

const NAME = "order-invoice-block";
const ORDER = "GET /ext/admin/orders/1042";
const extension = getExtension("admin.order-details.block.render", { configSearchDir: `extensions/${NAME}` });

type Shown = Pick<OrderDetail, "state" | "invoiceNumber" | "reason" | "faults" | "problem"> & {
  readonly invoice: Pick<NonNullable<OrderDetail["invoice"]>, "hasPdf" | "warnings"> | null;
};

const ISSUED: Shown = {
  state: "issued",
  invoiceNumber: "EAR2026000000042",
  reason: null,
  faults: [],
  problem: null,
  invoice: { hasPdf: true, warnings: [] },
};
const FAULT = { code: "TAX_ID_CHECKSUM", path: "buyer.taxId", what: "Numara hatalı.", fix: "Alıcıya sorun." };
const REVIEW: Shown = { ...ISSUED, state: "review", invoiceNumber: null, faults: [FAULT], invoice: null };

beforeEach(() => {
  extension.setUp();
  extension.shopify.data.selected = [{ id: "gid://shopify/Order/1042" }];
  extension.shopify.auth.idToken = async () => "a-token";
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

  test("says that nothing is known of the order yet", async () => {
    await open({ [ORDER]: [answer({}, 404)] }, language);
    await untilShown(say("unknown"));
  });

  test.each([502, 409])("says that the server could not be asked, and asks again when told to (%i)", async (status) => {
    const server = await open({ [ORDER]: [answer({ code: "SHOP_NOT_CONNECTED" }, status), answer(ISSUED)] }, language);
    await untilShown(say("failed"));
    press(say("again"));
    await untilShown("EAR2026000000042");
    expect(server.calls).toHaveLength(2);
  });

  test("shows the state and the number of an issued invoice", async () => {
    await open({ [ORDER]: [answer(ISSUED)] }, language);
    await untilShown("EAR2026000000042");
    expect(shown()).toContain(language === "tr" ? "Düzenlendi" : "Issued");
  });
});

test("asks as the admin's user, in the admin's language", async () => {
  const { calls } = await open({ [ORDER]: [answer(ISSUED)] }, "en");
  await untilShown("Issued");
  expect(calls[0]?.headers.get("authorization")).toBe("Bearer a-token");
  expect(calls[0]?.headers.get("accept-language")).toBe("en");
});

test("shows what is wrong and what to do, and offers no PDF", async () => {
  await open({ [ORDER]: [answer(REVIEW)] });
  await untilShown("Numara hatalı.");
  expect(shown()).toContain("Alıcıya sorun.");
  expect(shown()).not.toContain("PDF");
});

test("shows why an order waits", async () => {
  const reason = { code: "NOT_PAID", text: "Sipariş henüz ödenmedi." };
  await open({ [ORDER]: [answer({ ...REVIEW, state: "waiting", faults: [], reason } satisfies Shown)] });
  await untilShown("Sipariş henüz ödenmedi.");
});

test("puts what stops the whole shop first", async () => {
  const problem = { ...FAULT, code: "INTEGRATOR_CONFIG", what: "Entegratör anahtarı reddedildi.", isYours: true };
  await open({ [ORDER]: [answer({ ...REVIEW, state: "queued", problem } satisfies Shown)] });
  await untilShown("Entegratör anahtarı reddedildi.");
  expect(shown().indexOf(problem.what)).toBeLessThan(shown().indexOf(FAULT.what));
});

test("has a name for every state", async () => {
  const states: readonly OrderDetail["state"][] = [
    "waiting",
    "review",
    "queued",
    "submitting",
    "unknown",
    "processing",
    "issued",
    "rejected",
    "failed",
    "cancelling",
    "cancelled",
    "not-ours",
  ];
  for (const language of LANGUAGES) expect(Object.keys(textsOf(NAME, language)["state"] ?? {})).toEqual(states);
});

test("fetches a link to the PDF when it is wanted, and a new one after it was used", async () => {
  const link = "POST /ext/admin/orders/1042/document";
  const url = "https://fatura.example.com/d/abc";
  const { calls } = await open({ [ORDER]: [answer(ISSUED)], [link]: [answer({ url })] });
  await untilShown("PDF'i hazırla");
  press("PDF'i hazırla");
  await untilShown("PDF'i aç");
  const opened = document.body.querySelector("s-link");
  expect(opened?.getAttribute("href")).toBe(url);
  opened?.dispatchEvent(new Event("click"));
  await untilShown("PDF'i hazırla");
  expect(calls.map(({ route }) => route)).toEqual([ORDER, link]);
});

test("leads to the order's invoice actions", async () => {
  const navigate = vi.fn<(url: string | URL) => void>();
  extension.shopify.navigation.navigate = navigate;
  await open({ [ORDER]: [answer(REVIEW)] });
  await untilShown("Fatura işlemleri");
  press("Fatura işlemleri");
  expect(navigate).toHaveBeenCalledWith("extension://order-invoice-action");
});
