import type { Page } from "playwright";
import type { FakeServer } from "./fake-server.ts";
import type { PageState } from "./page-states.ts";
import { anInvoice, aShop, issuedOrder, mayCancel, reviewOrder } from "./sample-orders.ts";
import { someSettings } from "./sample-settings.ts";
import { anOverview } from "./sample-overview.ts";
import { aLook } from "./sample-record.ts";

const NO_ANSWER = { code: "SHOP_NOT_CONNECTED", status: 409, title: "Mağaza bağlı değil." };
const PROBLEM = { code: "INTEGRATOR_CONFIG", path: "401", what: "Anahtar reddedildi.", fix: "Yenisini girin." };
const PROFILE = { seller: { title: "Örnek A.Ş." }, series: { earchive: "EAR", einvoice: "EFT" }, tax: { default: 20 } };
const TRIAL = {
  kind: "sandbox",
  name: "",
  isTrial: true,
  isLiveOnly: false,
  mailsBuyer: false,
  consentUrl: null,
  accessFields: [],
};

/** What each page asks first; without it there is nothing but the reason. */
const UNREADABLE = {
  "/": "/api/overview",
  "/orders/5001": "/api/orders/5001",
  "/review": "/api/review",
  "/past-orders": "/api/backfill",
  "/record": "/api/record",
  "/setup": "/api/settings",
  "/settings": "/api/settings",
} as const;

const unreadable = Object.entries(UNREADABLE).map(([path, asked]): [string, PageState] => [
  `${path} while it cannot be read`,
  {
    path,
    prepare: (fake) =>
      void fake.failures.set(
        asked,
        Array.from({ length: 10 }, () => NO_ANSWER),
      ),
    reach: (page) => page.getByText("SHOP_NOT_CONNECTED").first().waitFor(),
  },
]);

const button = (page: Page, name: RegExp) => page.getByRole("button", { name }).first().click();
const withOrder = (changes: Parameters<typeof issuedOrder>[0]) => (fake: FakeServer) => {
  fake.orders = [issuedOrder(changes)];
};

/** What a page looks like when something stands in the way, or was asked for. */
export const FURTHER_STATES: ReadonlyMap<string, PageState> = new Map([
  ...unreadable,
  [
    "the page of an order whose invoice was not mailed to its long address",
    {
      path: "/orders/5001",
      prepare: withOrder({
        canSettle: true,
        faultCount: 1,
        faults: [{ code: "MAIL_REFUSED", path: "buyer.email", what: "E-postalanamadı (422).", fix: "Adrese bakın." }],
        mailing: { state: "refused", sentAt: null, address: `${"uzun.".repeat(10)}adres@example.com`, canAsk: true },
      }),
      reach: (page) => page.getByRole("heading", { name: /^(E-posta|E-mail)$/ }).waitFor(),
    },
  ],
  [
    "the first page with credit running low",
    {
      path: "/",
      prepare: (fake) => {
        fake.orders = [issuedOrder()];
        fake.overview = anOverview({ creditLow: 12 });
      },
      reach: (page) => page.getByRole("button", { name: /^(Aldım, yeniden sor|I bought some, ask again)$/ }).waitFor(),
    },
  ],
  [
    "the list of a paused shop whose account is refused",
    {
      path: "/orders",
      prepare: (fake) => {
        fake.orders = [reviewOrder()];
        fake.shop = aShop({ isActive: false, environment: "test" });
        fake.heldUp = [{ problem: PROBLEM, count: 7 }];
      },
      reach: (page) => page.getByText("Anahtar reddedildi.").waitFor(),
    },
  ],
  [
    "an e-Fatura with all that cannot be done to it",
    {
      path: "/orders/5001",
      prepare: withOrder({
        invoice: anInvoice({
          profileId: "TICARIFATURA",
          einvoice: {
            code: "1300",
            label: "Başarıyla işlendi",
            wording: "Alıcıda işlendi",
            mailbox: "defaultpk@ornek.example",
            advice: "Bekleyin.",
            answer: { kind: "awaited", day: "2026-11-28", reason: null },
          },
        }),
      }),
      reach: async (page) => {
        await page.getByText(/^(Şu an yapılamayanlar ve nedenleri|What cannot be done now, and why)$/).click();
        await page.locator("details dl").waitFor();
      },
    },
  ],
  [
    "a cancellation that is about to be taken back",
    {
      path: "/orders/5001",
      prepare: withOrder({ state: "cancelled", cancellation: mayCancel({ canCancel: false, canUndo: true }) }),
      reach: async (page) => {
        await button(page, /^(İptali geri al|Take the cancellation back)$/);
        await page.getByRole("group", { name: /^(İptali geri al|Take the cancellation back)$/ }).waitFor();
      },
    },
  ],
  [
    "past orders that could not be collected",
    {
      path: "/past-orders",
      prepare: (fake) => {
        fake.past = aLook({ state: "failed", found: null });
      },
      reach: (page) => page.getByRole("button", { name: /^(Yeniden bak|Look again)$/ }).waitFor(),
    },
  ],
  [
    "the settings in the trial with what is put away in sight",
    {
      path: "/settings",
      prepare: (fake) => {
        const { integrators } = someSettings();
        fake.settings = someSettings({
          profile: PROFILE,
          integrator: { kind: "sandbox", environment: "test" },
          integrators: [...integrators, TRIAL],
        });
      },
      reach: async (page) => {
        const advanced = page.getByRole("button", { name: /^(Gelişmiş|Advanced): / });
        await advanced.first().waitFor();
        for (const each of await advanced.all()) await each.click();
        for (const add of await page.getByRole("button", { name: /^(Satır ekle|Add a row)$/ }).all()) await add.click();
      },
    },
  ],
]);
