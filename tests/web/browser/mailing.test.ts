import type { Page } from "playwright";
import { expect, test } from "vitest";
import type { MailingView } from "../../../server/http/mailing-contract.ts";
import { useAdminPage } from "./admin-page.ts";
import { issuedOrder } from "./sample-orders.ts";
import { someSettings } from "./sample-settings.ts";

const admin = useAdminPage();

const ADDRESS = "alici@example.com";
const NONE: MailingView = { state: "none", sentAt: null, address: ADDRESS, canAsk: true };
const toasts = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, "toasts"));
const sent = (method: string) => admin.fake.seen.filter((one) => one.method === method).map(({ path }) => path);
const order = async (mailing: MailingView | null, changes: Parameters<typeof issuedOrder>[0] = {}) => {
  admin.fake.orders = [issuedOrder({ ...changes, mailing })];
  const page = await admin.open({ path: "/orders/5001" });
  await page.getByRole("heading", { level: 2, name: "Fatura", exact: true }).waitFor();
  return page;
};

test("an invoice nobody was mailed is mailed by one press, and its page tells to whom", async () => {
  const page = await order(NONE);
  await page.getByText(`Faturadaki adres: ${ADDRESS}`).waitFor();
  await page.getByRole("button", { name: "Alıcıya e-postala" }).click();
  await expect.poll(() => toasts(page)).toEqual(["Fatura alıcıya e-postalanacak"]);
  expect(sent("POST")).toContain("/api/orders/5001/mail");
});

test.each<[MailingView["state"], string]>([
  ["sent", `Fatura entegratör üzerinden ${ADDRESS} adresine e-postalandı: 20 Kas 2026 23:51`],
  ["due", `Fatura ${ADDRESS} adresine e-postalanıyor.`],
  ["unanswered", `Faturanın ${ADDRESS} adresine e-postalanıp e-postalanmadığı bilinmiyor.`],
  ["refused", `Entegratör faturayı ${ADDRESS} adresine e-postalamadı.`],
])("a mail that is %s is told as that", async (state, text) => {
  const isSent = state === "sent";
  const page = await order({
    state,
    sentAt: isSent ? "2026-11-20T20:51:00Z" : null,
    address: ADDRESS,
    canAsk: state !== "due",
  });
  await page.getByText(text).waitFor();
  expect(await page.getByRole("button", { name: "Yeniden e-postala" }).count()).toBe(state === "due" ? 0 : 1);
});

test("where nobody is mailed nothing is said of mail", async () => {
  const page = await order(null);
  expect(await page.getByRole("heading", { name: "E-posta" }).count()).toBe(0);
});

test("a mail the integrator refused is no order that changed", async () => {
  const faults = [{ code: "MAIL_REFUSED", path: "buyer.email", what: "Postalanmadı.", fix: "Adrese bakın." }];
  const page = await order({ ...NONE, state: "refused" }, { faults, canSettle: true });
  await page.getByText("Fatura alıcıya e-postalanamadı").waitFor();
  expect(await page.getByText("Faturadan sonra sipariş değişti").count()).toBe(0);
});

test("buyers are mailed once the settings say so", async () => {
  admin.fake.settings = someSettings({ integrator: { kind: "nilvera", environment: "live" } });
  const page = await admin.open({ path: "/settings" });
  const box = page.getByRole("checkbox", { name: "e-Arşiv faturalarını alıcıya e-postala" });
  expect(await box.isChecked()).toBe(false);
  await box.check();
  await page.locator("ui-save-bar").getByText("Kaydet").dispatchEvent("click");
  await expect.poll(() => sent("PUT").length).toBe(1);
  expect(JSON.parse(admin.fake.seen.findLast(({ method }) => method === "PUT")?.body ?? "{}")).toMatchObject({
    part: { mailsBuyer: true },
  });
});

test("an integrator that sends no mail for the app is not asked to", async () => {
  const offer = { kind: "parasut", name: "Paraşüt", isTrial: false, isLiveOnly: true, mailsBuyer: false };
  const integrators = [{ ...offer, consentUrl: null, accessFields: [] }];
  admin.fake.settings = someSettings({ integrators, integrator: { kind: "parasut", environment: "live" } });
  const page = await admin.open({ path: "/settings" });
  await page.getByText("Paraşüt uygulama üzerinden e-posta göndermiyor").waitFor();
  expect(await page.getByRole("checkbox", { name: "e-Arşiv faturalarını alıcıya e-postala" }).isDisabled()).toBe(true);
});
