import type { Page } from "playwright";
import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { issuedOrder, mayCancel, reviewOrder } from "./sample-orders.ts";

const admin = useAdminPage();

beforeEach(() => {
  admin.fake.orders = [issuedOrder({ cancellation: mayCancel() }), reviewOrder()];
});
const cancellations = () => admin.fake.seen.filter(({ path }) => path.endsWith("/cancel-invoice"));
const toasts = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, "toasts"));

async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  admin.fake.endStreams();
}

/** Waits for the question that follows the return, so that whatever was kept back would have been sent by then. */
async function comeBack(page: Page): Promise<void> {
  const isAskedAgain = page.waitForResponse((answer) => answer.url().endsWith("/api/orders/5001") && answer.ok());
  await page.context().setOffline(false);
  await isAskedAgain;
}

test("a cancellation pressed without a connection says that it failed, and is not sent once there is one", async () => {
  const page = await admin.open({ path: "/orders/5001" });
  await page.getByRole("button", { name: "Faturayı iptal et" }).click();
  await goOffline(page);
  await page.getByRole("button", { name: "Yalnız iptal et" }).click();
  await expect
    .poll(() => toasts(page), { timeout: 15_000 })
    .toEqual(["Sunucudan yanıt gelmedi. Bağlantınızı kontrol edin."]);
  await page.getByRole("button", { name: "Vazgeç" }).click();
  await comeBack(page);
  expect(cancellations()).toEqual([]);
});

test.each([
  ["/orders", "Liste şu anda yenilenemiyor; son alınan durum gösteriliyor."],
  ["/orders/5001", "Bu sayfa şu anda yenilenemiyor; son alınan durum gösteriliyor."],
  ["/review", "Bu sayfa şu anda yenilenemiyor; son alınan durum gösteriliyor."],
])("%s says that it cannot be renewed", async (path, words) => {
  const page = await admin.open({ path });
  await page.locator("main h1").waitFor();
  await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
  await goOffline(page);
  await page.getByText(words).waitFor();
});

test("a page that cannot be fetched says so, and is opened once the connection is back", async () => {
  const page = await admin.open({ path: "/orders" });
  await page.locator("tbody tr").first().waitFor();
  await goOffline(page);
  await page.getByRole("link", { name: "#1043", exact: true }).click();
  await page.getByText("Bu bölüm açılamadı.").waitFor();
  await page.getByRole("button", { name: "Tekrar dene" }).click();
  await page.getByText("Bu bölüm açılamadı.").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Tekrar dene" }).click();
  await page.getByRole("heading", { level: 1, name: /#1043/ }).waitFor();
});

test("filters that cannot be fetched leave the list where it is", async () => {
  const page = await admin.open({ path: "/orders" });
  await page.locator("tbody tr").first().waitFor();
  await goOffline(page);
  await page.getByText("Süz ve sırala").click();
  await page.getByText("Bu bölüm açılamadı.").waitFor();
  expect(await page.locator("tbody tr").count()).toBe(2);
});
