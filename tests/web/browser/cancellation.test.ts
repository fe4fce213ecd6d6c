import type { Page } from "playwright";
import { expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { anOrder, changedOrder, issuedOrder, mayCancel } from "./sample-orders.ts";
import { aGroup, aReviewOrder } from "./sample-review.ts";

const admin = useAdminPage();

const open = (locale = "tr") => admin.open({ path: "/orders/5001", locale });
/** What a press about an invoice says that it was shown. */
const AS_SHOWN = { seen: issuedOrder().seen, ettn: issuedOrder().invoice?.ettn };
const toasts = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, "toasts"));
const posted = () =>
  admin.fake.seen.filter(({ method }) => method === "POST").map(({ path, body }) => [path, JSON.parse(body)]);

test("an issued invoice is cancelled only after what will happen was read", async () => {
  admin.fake.orders = [issuedOrder({ cancellation: mayCancel() })];
  const page = await open();
  await page.getByText("en geç 27 Kas 2026 gününe kadar").waitFor();
  await page.getByRole("button", { name: "Faturayı iptal et" }).click();
  const asked = page.getByRole("group", { name: "Faturayı iptal et" });
  expect(await asked.evaluate((group) => group === document.activeElement)).toBe(true);
  expect(await asked.getByRole("listitem").allInnerTexts()).toEqual([
    expect.stringContaining("EAR2026000000042 numaralı fatura entegratörünüzde iptal edilir"),
    expect.stringContaining("yeni fatura siz istemeden kesilmez"),
    expect.stringContaining("siparişin o günkü haliyle yeni numaralı bir fatura kesilir"),
  ]);
  expect(posted()).toEqual([]);
  await asked.getByRole("button", { name: "Yalnız iptal et" }).click();
  await expect.poll(() => toasts(page)).toEqual(["İptal istendi; sonucu burada görünür"]);
  expect(posted()).toEqual([["/api/orders/5001/cancel-invoice", { reissue: false, ...AS_SHOWN }]]);
});

test("where the order changed after its invoice, the button that cancels it stands above the invoice", async () => {
  const topOf = (page: Page, name: string) =>
    page.getByRole("heading", { level: 2, name, exact: true }).evaluate((node) => node.getBoundingClientRect().top);
  const isAbove = async (page: Page) => (await topOf(page, "Fatura iptali")) < (await topOf(page, "Fatura"));
  admin.fake.orders = [changedOrder({ legacyId: "5001", cancellation: mayCancel() })];
  const page = await open();
  await page.getByRole("button", { name: "Faturayı iptal et" }).waitFor();
  expect(await isAbove(page)).toBe(true);
  admin.fake.orders = [issuedOrder({ cancellation: mayCancel() })];
  await page.reload();
  await page.getByRole("button", { name: "Faturayı iptal et" }).waitFor();
  expect(await isAbove(page)).toBe(false);
});

test("another invoice in its place is a choice of its own, and leaving it changes nothing", async () => {
  admin.fake.orders = [issuedOrder({ cancellation: mayCancel({ isToCompany: true }) })];
  const page = await open("en");
  await page.getByRole("button", { name: "Cancel the invoice" }).click();
  await page.getByText("Agree with the buyer first.").waitFor();
  await page.getByRole("button", { name: "Leave it" }).click();
  await page.getByRole("button", { name: "Cancel the invoice" }).click();
  await page.getByRole("button", { name: "Cancel and issue a new one" }).click();
  await expect.poll(posted).toEqual([["/api/orders/5001/cancel-invoice", { reissue: true, ...AS_SHOWN }]]);
});

test("what the server has against it is told", async () => {
  admin.fake.orders = [issuedOrder({ cancellation: mayCancel({ canReissue: false }) })];
  const problem = { code: "CANCEL_TOO_LATE", status: 409, title: "Faturanın iptal süresi 27.11.2026 günü doldu." };
  admin.fake.failures.set("/api/orders/5001/cancel-invoice", [problem]);
  const page = await open();
  await page.getByRole("button", { name: "Faturayı iptal et" }).click();
  expect(await page.getByRole("button", { name: "İptal et, yenisini kes" }).count()).toBe(0);
  await page.getByText("Sipariş faturasız kapanır").waitFor();
  await page.getByRole("button", { name: "Yalnız iptal et" }).click();
  await expect.poll(() => toasts(page)).toEqual([problem.title]);
});

test("an invoice that cannot be cancelled from here says why, and what is left to do", async () => {
  const whyNot = { code: "CANCEL_AT_GIB", what: "Buradan iptal edilemez.", fix: "GİB portalında isteyin." };
  admin.fake.orders = [
    issuedOrder({ cancellation: mayCancel({ canCancel: false, canReissue: false, lastDay: null, whyNot }) }),
  ];
  const page = await open();
  await page.getByText("Buradan iptal edilemez.").waitFor();
  await page.getByText("GİB portalında isteyin.").waitFor();
  expect(await page.getByRole("button", { name: "Faturayı iptal et" }).count()).toBe(0);
});

const CLOSED = { canCancel: false, canReissue: false, lastDay: null } as const;

test("what was asked for is told until it is done, and a cancellation can be taken back", async () => {
  const invoice = issuedOrder();
  const under = { ...invoice, state: "cancelling" as const, cancellation: mayCancel({ ...CLOSED, wish: "reissue" }) };
  admin.fake.orders = [under];
  const page = await open();
  await page.getByText("İptal kesinleşince yeni fatura kesilir.").waitFor();
  expect(await page.getByRole("button", { name: "Faturayı iptal et" }).count()).toBe(0);
  const lastDay = "2026-11-22";
  admin.fake.replace({
    ...invoice,
    state: "cancelled",
    cancellation: mayCancel({ ...CLOSED, canUndo: true, lastDay }),
  });
  admin.fake.emit({ kind: "order", legacyId: "5001", state: "cancelled" });
  await page.getByText("EAR2026000000042 numaralı fatura yeniden geçerli olur").waitFor();
  await page.getByRole("button", { name: "İptali geri al" }).click();
  await page.getByText("müşterinin bağlantısı açılır").waitFor();
  expect(posted()).toEqual([]);
  await page.getByRole("button", { name: "Evet, fatura yeniden geçerli olsun" }).click();
  await expect.poll(() => toasts(page)).toEqual(["İptalin geri alınması istendi; sonucu burada görünür"]);
  expect(posted()).toEqual([["/api/orders/5001/undo-cancellation", AS_SHOWN]]);
});

test("an order that never had an invoice says nothing of cancelling", async () => {
  admin.fake.orders = [anOrder()];
  const page = await open();
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.getByText("Fatura iptali").count()).toBe(0);
});

test("a cancellation that did not come about is not called a change of the order", async () => {
  const faults = [{ code: "CANCEL_REFUSED", path: "integrator", what: "İptal edilmedi.", fix: "Sorun." }];
  admin.fake.orders = [changedOrder({ faults })];
  const page = await open();
  await page.getByText("İptal işlemi gerçekleşmedi").waitFor();
  expect(await page.getByText("Faturadan sonra sipariş değişti").count()).toBe(0);
});

test("among what needs review the invoice of a sale that came to nothing is cancelled right there", async () => {
  const orders = [aReviewOrder({ canRetry: false, canSettle: true, canCancel: true })];
  admin.fake.review = {
    groups: [aGroup({ id: "INVOICE_TO_CANCEL", remedy: { kind: "order" }, orders })],
    hasMore: false,
  };
  const page = await admin.open({ path: "/review" });
  await page.getByRole("button", { name: "Faturayı iptal et: #1043" }).click();
  await page.getByText("sipariş faturasız kapanır").waitFor();
  expect(posted()).toEqual([]);
  await page.getByRole("button", { name: "Evet, iptal et" }).click();
  await expect.poll(posted).toEqual([["/api/orders/5002/cancel-invoice", { reissue: false, seen: "5002" }]]);
});
