import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { aGroup, aReviewOrder } from "./sample-review.ts";
import { NOTHING_ENTERED } from "./sample-orders.ts";
import { someSettings } from "./sample-settings.ts";

const admin = useAdminPage();

beforeEach(() => {
  admin.fake.settings = someSettings({
    profile: { website: "https://www.ornek.com.tr", carriers: { shipsAfterDays: 2 } },
  });
  admin.fake.review = { groups: [aGroup()], hasMore: false };
});
const open = () => admin.open({ path: "/review" });
const posted = (end: string) =>
  admin.fake.seen
    .filter(({ method, path }) => method === "POST" && path.endsWith(end))
    .map(({ path, body }) => [path, body]);

test("tells what is wrong, what to do, and of which orders", async () => {
  const page = await open();
  await page.getByRole("heading", { name: "Vergi numarasının uzunluğu yanlış." }).waitFor();
  await page.getByText("Sipariş: 2").waitFor();
  await page
    .getByText("Ne yapmalı: Doğrusunu siparişin yanına yazın, sonra Kaydet düğmesine (ya da Enter'a) basın.")
    .waitFor();
  expect(await page.getByRole("listitem").allInnerTexts()).toEqual([
    expect.stringContaining("#1043 Ayşe Yılmaz"),
    expect.stringContaining("#1044 Mehmet Demir"),
  ]);
});

test("Enter saves the typed number and nothing else, and goes on to the next order", async () => {
  const page = await open();
  await page.getByLabel("VKN / TCKN, #1043").fill("1234567808");
  await page.keyboard.press("Enter");
  await expect.poll(() => posted("/buyer").length).toBe(1);
  const [path, body] = posted("/buyer")[0] ?? [];
  expect(path).toBe("/api/orders/5002/buyer");
  expect(JSON.parse(String(body))).toEqual({ taxId: "1234567808", seen: "5002" });
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest("li")?.textContent)).toContain("#1044");
});

test("all that was typed is saved at once, and an untouched order is left alone", async () => {
  const page = await open();
  await page.getByLabel("VKN / TCKN, #1044").fill("1234567808");
  await page.getByRole("button", { name: "Yazılanların hepsini kaydet" }).click();
  await expect.poll(() => posted("/buyer").map(([path]) => path)).toEqual(["/api/orders/5003/buyer"]);
});

test("a number that did not mend it either is told with the reason, until another is typed", async () => {
  const wrong = (taxId: string) => {
    const what = "Denetim basamağı tutmuyor.";
    const orders = [aReviewOrder({ entry: { ...NOTHING_ENTERED, taxId }, what })];
    admin.fake.review = { groups: [aGroup({ id: "TAX_ID_CHECKSUM", what, orders })], hasMore: false };
  };
  wrong("1234567800");
  const page = await open();
  await page.getByText("“1234567800” kaydedildi ama fatura yine kesilemiyor: Denetim basamağı tutmuyor.").waitFor();
  await page.getByLabel("VKN / TCKN, #1043").fill("1234567801");
  await page.getByText("yine kesilemiyor").waitFor({ state: "detached" });
  wrong("1234567801");
  await page.keyboard.press("Enter");
  await page.getByText("“1234567801” kaydedildi ama fatura yine kesilemiyor").waitFor();
});

test("a carrier chosen once is kept in the settings, and every order of the group tried again", async () => {
  const what = "Bu siparişi hangi kargonun taşıyacağı belli değil.";
  admin.fake.review = {
    groups: [aGroup({ id: "CARRIER_NOT_CHOSEN", what, remedy: { kind: "carrier" } })],
    hasMore: false,
  };
  const page = await open();
  await page.getByLabel("Kargosu belli olmayan siparişlerin taşıyıcısı").selectOption("yurtici");
  await page.getByRole("button", { name: "Seç ve hepsini yeniden dene" }).click();
  await expect.poll(() => posted("/bulk").length).toBe(1);
  expect(admin.fake.settings.profile).toMatchObject({ carriers: { shipsAfterDays: 2, default: "yurtici" } });
  expect(JSON.parse(String(posted("/bulk")[0]?.[1]))).toMatchObject({
    action: "retry",
    orders: [{ legacyId: "5002" }, { legacyId: "5003" }],
  });
  await expect.poll(() => page.evaluate("window.toasts")).toEqual(["Tamamlanan: 2"]);
});

test("a shop that delivers itself, or by a courier of its own, finds that among the carriers", async () => {
  const custom = [{ id: "kurye", title: "Kurye A.Ş.", taxId: "1234567808", names: ["Kurye"] }];
  admin.fake.settings = someSettings({ profile: { carriers: { custom } } });
  admin.fake.review = { groups: [aGroup({ id: "CARRIER_NOT_CHOSEN", remedy: { kind: "carrier" } })], hasMore: false };
  const page = await open();
  const carrier = page.getByLabel("Kargosu belli olmayan siparişlerin taşıyıcısı");
  await carrier.selectOption("Kurye A.Ş.");
  await carrier.selectOption("Kendimiz teslim ediyoruz");
  await page.getByRole("button", { name: "Seç ve hepsini yeniden dene" }).click();
  await expect.poll(() => posted("/bulk").length).toBe(1);
  expect(admin.fake.settings.profile).toMatchObject({ carriers: { custom, default: "own" } });
});

test("a number pasted with the spaces or the letters people write around it arrives whole", async () => {
  admin.fake.review = { groups: [aGroup({ id: "TAX_ID_CHECKSUM", orders: [aReviewOrder()] })], hasMore: false };
  const page = await open();
  await page.getByLabel("VKN / TCKN, #1043").focus();
  await page.keyboard.insertText("TR 123 456 78 08");
  await page.keyboard.press("Enter");
  await expect.poll(() => posted("/buyer").length).toBe(1);
  expect(JSON.parse(String(posted("/buyer")[0]?.[1]))).toEqual({ taxId: "TR 123 456 78 08", seen: "5002" });
});

test("an unknown channel is answered for all its orders at once", async () => {
  const remedy = { kind: "channel", channel: "unheard-of" } as const;
  admin.fake.review = { groups: [aGroup({ id: "CHANNEL_UNKNOWN unheard-of", remedy })], hasMore: false };
  const page = await open();
  await page.getByRole("button", { name: "Bu kanalın faturasını biz keseriz" }).click();
  await expect.poll(() => posted("/bulk").length).toBe(1);
  expect(admin.fake.settings.profile).toMatchObject({ channels: { "unheard-of": "ours" } });
  const saved = admin.fake.seen.find(({ method }) => method === "PUT");
  expect(JSON.parse(saved?.body ?? ""), "what a colleague saved meanwhile of any setting stays").toEqual({
    part: { channels: { "unheard-of": "ours" } },
    seen: { channels: null },
  });
});

test("proposals about invoices show each order's own sentence and are settled together", async () => {
  const orders = [
    aReviewOrder({ what: "1353,82 TL fatura duruyor.", canRetry: false, canSettle: true }),
    aReviewOrder({ legacyId: "5003", name: "#1044", what: "20,00 TL fazla.", canRetry: false, canSettle: true }),
  ];
  admin.fake.review = {
    groups: [aGroup({ id: "INVOICE_TO_CANCEL", remedy: { kind: "order" }, orders })],
    hasMore: false,
  };
  const page = await open();
  await page.getByText("20,00 TL fazla.").waitFor();
  await page.getByRole("button", { name: "Hepsini tamamlandı olarak işaretle" }).click();
  await page.getByText("faturaları olduğu gibi kalır").waitFor();
  expect(posted("/bulk"), "a slip settles nothing").toEqual([]);
  await page.getByRole("button", { name: "Evet, 2 siparişi işaretle" }).click();
  await expect
    .poll(() => posted("/bulk").map(([, body]) => JSON.parse(String(body))))
    .toMatchObject([
      {
        action: "settled",
        orders: [
          { legacyId: "5002", seen: "5002" },
          { legacyId: "5003", seen: "5003" },
        ],
      },
    ]);
});

test.each([
  ["cancelled", "INVOICE_CANCELLED"],
  ["rejected", "INVOICE_REJECTED"],
] as const)("new invoices in the place of %s ones are asked about before any is issued", async (state, id) => {
  const orders = [aReviewOrder({ state }), aReviewOrder({ legacyId: "5003", name: "#1044", state })];
  admin.fake.review = { groups: [aGroup({ id, remedy: { kind: "order" }, orders })], hasMore: false };
  const page = await open();
  await page.getByRole("button", { name: "Hepsine yeni fatura kes" }).click();
  await page.getByText("her birine yeni bir fatura kesilir").waitFor();
  expect(posted("/bulk")).toEqual([]);
  await page.getByRole("button", { name: "Evet, 2 siparişe kes" }).click();
  await expect
    .poll(() => posted("/bulk").map(([, body]) => JSON.parse(String(body))))
    .toMatchObject([
      {
        orders: [
          { legacyId: "5002", seen: "5002" },
          { legacyId: "5003", seen: "5003" },
        ],
      },
    ]);
});

test("by keyboard, the question comes next after the button that asked it", async () => {
  const orders = [aReviewOrder({ canRetry: false, canSettle: true, canCancel: true })];
  admin.fake.review = {
    groups: [aGroup({ id: "INVOICE_TO_CANCEL", remedy: { kind: "order" }, orders })],
    hasMore: false,
  };
  const page = await open();
  for (const [ask, yes] of [
    ["Faturayı iptal et: #1043", "Evet, iptal et"],
    ["Hepsini tamamlandı olarak işaretle", "Evet, 1 siparişi işaretle"],
  ] as const) {
    await page.getByRole("button", { name: ask }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("group", { name: ask }).waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(yes);
  }
});

test("a number typed while the one before is still being saved is saved as well", async () => {
  const page = await open();
  const first = Promise.withResolvers<void>();
  await page.route("**/api/orders/5002/buyer", async (route) => {
    await first.promise;
    await route.continue();
  });
  await page.getByRole("textbox", { name: /#1043/ }).fill("1234567808");
  await page.keyboard.press("Enter");
  await page.keyboard.type("9876543217");
  await page.keyboard.press("Enter");
  await expect.poll(() => posted("/5003/buyer")).toHaveLength(1);
  first.resolve();
  await expect.poll(() => posted("/5002/buyer")).toHaveLength(1);
});

test("says so when nothing waits, and shows the server's words when it cannot be read", async () => {
  admin.fake.review = { groups: [], hasMore: false };
  const page = await open();
  await page.getByRole("heading", { name: "Kontrol bekleyen sipariş yok" }).waitFor();
  const problem = { code: "SHOP_NOT_CONNECTED", status: 409, title: "Mağaza bağlı değil." };
  admin.fake.failures.set(
    "/api/review",
    Array.from({ length: 20 }, () => problem),
  );
  // Another page would take some of the failures for itself.
  await page.reload();
  await page.getByText("Kod: SHOP_NOT_CONNECTED").waitFor();
});

test("reads in English where the admin does", async () => {
  const page = await admin.open({ path: "/review", locale: "en" });
  await page.getByRole("heading", { name: "Needs review" }).waitFor();
  await page.getByRole("button", { name: "Save all that was typed" }).waitFor();
});

test.each([360, 1600])("fits %i pixels without scrolling sideways", async (width) => {
  const page = await admin.open({ path: "/review", width });
  await page.getByRole("link", { name: "#1044", exact: true }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
});
