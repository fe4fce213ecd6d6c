import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answer, appServer, SILENT } from "./app-server.ts";
import { press, shown, type, untilShown } from "./page.ts";
import { ISSUED, NO_ENTRY, REVIEW, type Shown, WAITING } from "./shown-order.ts";
import { LANGUAGES, sayer, speak } from "./speak.ts";

const NAME = "order-invoice-action";
const ORDER = "GET /ext/admin/orders/1042";
const extension = getExtension("admin.order-details.action.render", { configSearchDir: `extensions/${NAME}` });

beforeEach(() => {
  extension.setUp();
  extension.shopify.data.selected = [{ id: "gid://shopify/Order/1042" }];
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

  test("offers the invoice of an order nothing is known of", async () => {
    await open({ [ORDER]: [answer({}, 404)] }, language);
    await untilShown(say("unknown"));
  });

  test("says that the server could not be asked, and asks again when told to", async () => {
    await open({ [ORDER]: [answer({}, 500), answer(ISSUED)] }, language);
    await untilShown(say("unread"));
    press(say("again"));
    await untilShown("EAR2026000000042");
  });

  test("says that there is nothing to do for an issued invoice", async () => {
    await open({ [ORDER]: [answer(ISSUED)] }, language);
    await untilShown(say("nothing"));
    expect(document.body.querySelector("s-text-field")).toBeNull();
  });

  test("shows what is wrong and the buyer to correct", async () => {
    await open({ [ORDER]: [answer(REVIEW)] }, language);
    await untilShown("Alıcıya sorun.");
    expect(shown()).toContain(language === "tr" ? "Vergi dairesi" : "Tax office");
  });
});

const SEEN = { seen: "as-it-stands" };
const ACTIONS = [
  ["Faturayı şimdi kes", WAITING, "POST /ext/admin/orders/1042/invoice", SEEN, "Fatura kesiliyor"],
  ["Yeniden dene", REVIEW, "POST /ext/admin/orders/1042/retry", SEEN, "Sipariş yeniden işleme alındı"],
  [
    "Başka yerde faturalandı",
    REVIEW,
    "POST /ext/admin/orders/1042/invoiced-elsewhere",
    SEEN,
    "Bu sipariş için artık fatura kesilmeyecek",
  ],
] as const;

test.each(ACTIONS)("“%s” does so, says so and reads the order again", async (label, order, route, body, done) => {
  const { calls } = await open({ [ORDER]: [answer(order), answer(ISSUED)], [route]: [answer({}, 202)] });
  await untilShown("#1042");
  press(label);
  await untilShown(done);
  await untilShown("EAR2026000000042");
  expect(calls.map((call) => call.route)).toEqual([ORDER, route, ORDER]);
  expect(calls[1]?.body).toEqual(body);
});

test("an order nothing is known of is asked for by its id", async () => {
  const route = "POST /ext/admin/invoices";
  const { calls } = await open({ [ORDER]: [answer({}, 404), answer(WAITING)], [route]: [answer({ orders: [] })] });
  await untilShown("Faturayı şimdi kes");
  press("Faturayı şimdi kes");
  await untilShown("Fatura kesiliyor");
  expect(calls[1]).toMatchObject({ route, body: { orders: ["1042"] } });
});

test("sends what was typed about the buyer, and nothing of what stood there before", async () => {
  const route = "POST /ext/admin/orders/1042/buyer";
  const entry = { ...NO_ENTRY, district: "Kadıköy" };
  const { calls } = await open({ [ORDER]: [answer({ ...REVIEW, entry })], [route]: [answer({}, 202)] });
  await untilShown("VKN / TCKN");
  await type("Fatura kime", "company");
  await type("VKN / TCKN", "1234567808");
  await type("Şirket unvanı", "Deniz Ltd. Şti.");
  press("Kaydet ve yeniden dene");
  await untilShown("Alıcı bilgileri kaydedildi");
  expect(calls[1]).toMatchObject({ route });
  expect(calls[1]?.body).toEqual({
    kind: "company",
    taxId: "1234567808",
    title: "Deniz Ltd. Şti.",
    seen: REVIEW.seen,
  });
});

test.each(["cancelled", "rejected"] as const)(
  "saving beside a %s invoice says that it issues a new one",
  async (state) => {
    await open({ [ORDER]: [answer({ ...REVIEW, state })] });
    await untilShown("Kaydet ve yeni fatura kes");
  },
);

test.each([
  ["Faturayı şimdi kes", WAITING, "POST /ext/admin/orders/1042/invoice"],
  ["Yeniden dene", REVIEW, "POST /ext/admin/orders/1042/retry"],
] as const)("“%s” issues nothing without what was typed about the buyer", async (label, order, route) => {
  const { calls } = await open({
    [ORDER]: [answer(order), answer({ ...order, entry: { ...NO_ENTRY, taxId: "1234567808" } })],
    [route]: [answer({}, 202)],
    "POST /ext/admin/orders/1042/buyer": [answer({}, 202)],
  });
  await untilShown("VKN / TCKN");
  await type("VKN / TCKN", "1234567808");
  press(label);
  await untilShown("Yazdıklarınız henüz kaydedilmedi.");
  expect(calls).toHaveLength(1);
  press("Kaydet ve yeniden dene");
  await untilShown("Alıcı bilgileri kaydedildi");
  press(label);
  await vi.waitFor(() => expect(calls.map((call) => call.route)).toContain(route));
});

test.each([answer({}, 404), answer({ code: "ORDER_CHANGED_MEANWHILE" }, 409)])(
  "says when the order has changed before the click ($status)",
  async (late) => {
    await open({ [ORDER]: [answer(REVIEW), answer(ISSUED)], "POST /ext/admin/orders/1042/retry": [late] });
    await untilShown("#1042");
    press("Yeniden dene");
    await untilShown("Sipariş bu arada değişti");
  },
);

test.each([answer({}, 503), answer({ code: "SHOP_NOT_CONNECTED" }, 409)])(
  "says when something did not work, and what may be done stays ($status)",
  async (failed) => {
    await open({ [ORDER]: [answer(REVIEW)], "POST /ext/admin/orders/1042/retry": [failed] });
    await untilShown("#1042");
    press("Yeniden dene");
    await untilShown("İşlem yapılamadı");
    expect(shown()).toContain("Başka yerde faturalandı");
  },
);

const MAY_CANCEL: NonNullable<Shown["cancellation"]> = {
  canCancel: true,
  canReissue: true,
  canUndo: false,
  lastDay: "2026-11-27",
  whyNot: null,
  wish: null,
  isToCompany: false,
};
const CLOSED = { ...MAY_CANCEL, canCancel: false, canReissue: false, lastDay: null };
const CANCEL_ROUTE = "POST /ext/admin/orders/1042/cancel-invoice";
const AS_SHOWN = { seen: ISSUED.seen, ettn: "of-that-invoice" };
const cancellable = (cancellation: Shown["cancellation"]): Shown => ({ ...ISSUED, cancellation });

describe("the invoice's cancellation", () => {
  test.each([
    ["Yalnız iptal et", false],
    ["İptal et, yenisini kes", true],
  ])("“%s” is asked for after what will happen was shown", async (label, reissue) => {
    const under = { ...ISSUED, state: "cancelling", cancellation: { ...CLOSED, wish: "cancel" } } as const;
    const { calls } = await open({
      [ORDER]: [answer(cancellable({ ...MAY_CANCEL, isToCompany: true })), answer(under)],
      [CANCEL_ROUTE]: [answer({}, 202)],
    });
    await untilShown("en geç 27.11.2026 gününe kadar");
    press("Faturayı iptal et");
    await untilShown("EAR2026000000042 numaralı fatura entegratörünüzde iptal edilir");
    expect(shown()).toContain("Önce alıcıyla anlaşın.");
    expect(calls).toHaveLength(1);
    press(label);
    await untilShown("Faturanın iptali entegratörden istendi.");
    expect(calls[1]).toMatchObject({ route: CANCEL_ROUTE, body: { reissue, ...AS_SHOWN } });
  });

  test("is left alone by a second thought", async () => {
    const { calls } = await open({ [ORDER]: [answer(cancellable({ ...MAY_CANCEL, canReissue: false }))] });
    await untilShown("Faturayı iptal et");
    press("Faturayı iptal et");
    await untilShown("Sipariş faturasız kapanır");
    expect(shown()).not.toContain("yenisini kes");
    press("Vazgeç");
    await untilShown("en geç 27.11.2026 gününe kadar");
    expect(calls).toHaveLength(1);
  });

  test("says why it is not to be had from here, and what is left to do", async () => {
    const whyNot = { code: "CANCEL_AT_GIB", path: "", what: "Buradan olmaz.", fix: "GİB portalından isteyin." };
    await open({ [ORDER]: [answer(cancellable({ ...CLOSED, whyNot }))] });
    await untilShown("GİB portalından isteyin.");
    expect(shown()).not.toContain("Faturayı iptal et");
  });

  test("is taken back after a second question, and left as it is by a second thought", async () => {
    const cancelled = { ...ISSUED, state: "cancelled" as const };
    const route = "POST /ext/admin/orders/1042/undo-cancellation";
    const { calls } = await open({
      [ORDER]: [
        answer({ ...cancelled, cancellation: { ...CLOSED, canUndo: true, lastDay: "2026-11-22" } }),
        answer(ISSUED),
      ],
      [route]: [answer({}, 202)],
    });
    await untilShown("22.11.2026 gününe kadar geri alınabilir");
    press("İptali geri al");
    await untilShown("EAR2026000000042 numaralı fatura yeniden geçerli olur ve müşterinin bağlantısı açılır.");
    press("Vazgeç");
    await untilShown("22.11.2026 gününe kadar geri alınabilir");
    expect(calls).toHaveLength(1);
    press("İptali geri al");
    await untilShown("Evet, fatura yeniden geçerli olsun");
    press("Evet, fatura yeniden geçerli olsun");
    await untilShown("İptalin geri alınması istendi");
    expect(calls[1]).toMatchObject({ route, body: AS_SHOWN });
  });

  test.each(LANGUAGES)("reads in %s", async (language) => {
    await open({ [ORDER]: [answer(cancellable(MAY_CANCEL))] }, language);
    await untilShown(sayer(NAME, language)("cancel.heading"));
  });
});

test("closes", async () => {
  const close = vi.fn<() => void>();
  extension.shopify.close = close;
  await open({ [ORDER]: [answer(ISSUED)] });
  await untilShown("Kapat");
  press("Kapat");
  expect(close).toHaveBeenCalledOnce();
});
