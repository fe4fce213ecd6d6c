import type { Page } from "playwright";
import type { FakeServer } from "./fake-server.ts";
import {
  aShop,
  changedOrder,
  failedOrder,
  issuedOrder,
  marketplaceOrder,
  mayCancel,
  NO_SALE_ENTERED,
  reviewOrder,
  waitingOrder,
} from "./sample-orders.ts";
import { someSettings } from "./sample-settings.ts";
import { anOverview } from "./sample-overview.ts";
import { aLook, anEntry, aRequest } from "./sample-record.ts";
import { aGroup, aReviewOrder } from "./sample-review.ts";

/** One thing a page can look like: what the server has, and what is pressed until it shows. */
export type PageState = {
  readonly path: string;
  readonly prepare: (fake: FakeServer) => void;
  readonly reach: (page: Page) => Promise<void>;
};

const ORDERS = [issuedOrder(), reviewOrder(), waitingOrder(), failedOrder(), marketplaceOrder()];
const PROFILE = { seller: { title: "Örnek A.Ş." }, series: { earchive: "EAR", einvoice: "EFT" }, tax: { default: 20 } };
const NO_ANSWER = { code: "SHOP_NOT_CONNECTED", status: 409, title: "Mağaza bağlı değil." };

const heading = (page: Page) => page.getByRole("heading", { level: 1 }).waitFor();
const withOrders = (fake: FakeServer) => {
  fake.orders = ORDERS;
};
const seen = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();
const listed = seen("#order-list a");

/** Every page in every state that differs for whoever reads it. */
export const PAGE_STATES: ReadonlyMap<string, PageState> = new Map([
  [
    "the first page with everything to tell",
    {
      path: "/",
      prepare: (fake) => {
        fake.orders = ORDERS;
        fake.shop = aShop({ isActive: false, environment: "test" });
        const problem = { code: "INTEGRATOR_CONFIG", path: "401", what: "Anahtar reddedildi.", fix: "Yenisini girin." };
        fake.overview = anOverview({
          overdue: { late: 1, near: 2 },
          proposals: { changed: 1, cancelled: 1 },
          problems: [{ problem, count: 3, isYours: true }],
          firstLastDay: "2026-11-27",
          proof: { provedAt: "2026-11-20T20:45:00Z", due: 128, missing: 2, stuck: 1 },
        });
      },
      reach: async (page) => {
        await page.locator("summary").click();
        await page.locator("details tbody tr").first().waitFor();
      },
    },
  ],
  [
    "the first page of a new shop",
    {
      path: "/",
      prepare: (fake) => {
        fake.shop = aShop({
          hasProfile: false,
          hasStarted: false,
          integrator: null,
          environment: null,
          isActive: false,
        });
      },
      reach: (page) => page.getByText(/^(Sırada ne var\?|What comes next)$/).waitFor(),
    },
  ],
  [
    "a step of the set-up",
    {
      path: "/settings#tax",
      prepare: (fake) => {
        fake.settings = someSettings();
      },
      reach: (page) => page.getByRole("button", { name: /^(Kaydet ve kuruluma dön|Save and go back)/ }).waitFor(),
    },
  ],
  ["the list", { path: "/orders", prepare: withOrders, reach: listed }],
  ["an empty list", { path: "/orders?tab=failed", prepare: () => {}, reach: heading }],
  [
    "the list narrowed by what is no amount",
    {
      path: "/orders",
      prepare: withOrders,
      reach: async (page) => {
        await page.locator("summary").click();
        await page.locator("details input[inputmode=decimal]").first().fill("x");
      },
    },
  ],
  [
    "the list with orders chosen and an action asked about",
    {
      path: "/orders",
      prepare: (fake) => {
        fake.orders = ORDERS;
        fake.stuck.add("5003");
      },
      reach: async (page) => {
        await listed(page);
        const isNarrow = (page.viewportSize()?.width ?? 0) < 500;
        if (isNarrow) {
          await page.getByRole("button", { name: /^(Siparişleri seç|Choose orders)$/ }).click();
          return page.getByRole("button", { name: /^(Seçimi kaldır|Choose none)$/ }).waitFor();
        }
        await page.getByRole("columnheader").getByRole("checkbox").first().click({ force: true });
        await page
          .getByRole("button", { name: /^(Yeniden dene|Try again)$/ })
          .first()
          .click();
        await page.getByRole("button", { name: /^(Vazgeç|Leave it)$/ }).waitFor();
      },
    },
  ],
  [
    "a list that cannot be read",
    {
      path: "/orders",
      prepare: (fake) => void fake.failures.set("/api/orders", [NO_ANSWER, NO_ANSWER, NO_ANSWER]),
      reach: heading,
    },
  ],
  ...[issuedOrder(), reviewOrder(), changedOrder(), failedOrder()].map((order): [string, PageState] => [
    `the page of an order that is ${order.canSettle ? "changed" : order.state}`,
    {
      path: `/orders/${order.legacyId}`,
      prepare: (fake) => {
        fake.orders = [order];
      },
      reach: seen(".story"),
    },
  ]),
  [
    "an invoice that is about to be cancelled",
    {
      path: "/orders/5001",
      prepare: (fake) => {
        fake.orders = [issuedOrder({ cancellation: mayCancel({ isToCompany: true }) })];
      },
      reach: async (page) => {
        await page.getByRole("button", { name: /^(Faturayı iptal et|Cancel the invoice)$/ }).click();
        await page.getByRole("group", { name: /^(Faturayı iptal et|Cancel the invoice)$/ }).waitFor();
      },
    },
  ],
  [
    "the page of an order before its issue, with everything open",
    {
      path: "/orders/5002",
      prepare: (fake) => {
        fake.orders = [reviewOrder({ saleEntry: { ...NO_SALE_ENTERED, carrierTitle: "Ali Kurye" } })];
        fake.preview = { invoice: issuedOrder().invoice, page: "", faults: [] };
      },
      reach: async (page) => {
        await page.getByRole("button", { name: /^(Önizlemeyi göster|Show the preview)$/ }).click();
        await page.locator("table").first().waitFor();
      },
    },
  ],
  ["an order that is not there", { path: "/orders/404", prepare: () => {}, reach: heading }],
  [
    "the review page",
    {
      path: "/review",
      prepare: (fake) => {
        const orders = [aReviewOrder({ what: "20,00 TL fazla.", canSettle: true })];
        fake.settings = someSettings({ profile: PROFILE });
        fake.review = {
          groups: [
            aGroup(),
            aGroup({ id: "CITY", remedy: { kind: "buyer", field: "city" } }),
            aGroup({ id: "CARRIER", remedy: { kind: "carrier" } }),
            aGroup({ id: "CHANNEL", remedy: { kind: "channel", channel: "unheard-of" } }),
            aGroup({ id: "RETURN", remedy: { kind: "order" }, orders }),
          ],
          hasMore: true,
        };
      },
      reach: seen(".work-rows"),
    },
  ],
  [
    "the page about invoices of another tool with what was found",
    {
      path: "/adopt",
      prepare: (fake) => {
        fake.adoption = [
          [
            { legacyId: "5001", name: "#1042", outcome: "invoiced-here" },
            { legacyId: "5002", name: "#1043", outcome: "marked" },
          ],
        ];
      },
      reach: async (page) => {
        await page.getByLabel(/^(Etiket|Tag)$/).fill("kesildi");
        await page.keyboard.press("Enter");
        await page.getByText("#1043").waitFor();
      },
    },
  ],
  [
    "past orders that were found",
    {
      path: "/past-orders",
      prepare: (fake) => {
        fake.past = aLook();
      },
      reach: seen("tbody tr"),
    },
  ],
  [
    "past orders on their way",
    {
      path: "/past-orders",
      prepare: (fake) => {
        fake.past = aLook({ state: "confirmed", progress: { issued: 4, yours: 2, leftOut: 1, underWay: 0 } });
      },
      reach: seen("dl"),
    },
  ],
  ["no look at past orders yet", { path: "/past-orders", prepare: () => {}, reach: seen("input[type=date]") }],
  [
    "the records with requests about personal data",
    {
      path: "/record",
      prepare: (fake) => {
        const order = { legacyId: "5001", name: "#1042", currency: "TRY" };
        fake.requests = [aRequest(), aRequest({ id: "w2", kind: "customer-redact", answeredAt: null })];
        fake.record = [anEntry({ kind: "retry-requested", facts: {}, order }), anEntry({ id: 899 })];
      },
      reach: seen(".story"),
    },
  ],
  ["an empty review page", { path: "/review", prepare: () => {}, reach: heading }],
  [
    "the settings of a new shop",
    {
      path: "/settings",
      prepare: () => {},
      reach: (page) => page.getByRole("heading", { level: 2 }).first().waitFor(),
    },
  ],
  [
    "the set-up with its rehearsal",
    {
      path: "/setup",
      prepare: (fake) => {
        fake.settings = someSettings({ profile: PROFILE, integrator: { kind: "nilvera", environment: "test" } });
        fake.rehearsal = {
          orders: [
            {
              legacyId: "5001",
              name: "#1042",
              buyer: "Ayşe Yılmaz",
              processedAt: "2026-11-20T20:50:00Z",
              kind: "review",
              currency: "TRY",
              payable: null,
              tax: null,
              profileId: null,
              why: ["Alıcının vergi numarası hatalı. Doğrusunu yazın."],
            },
          ],
        };
      },
      reach: async (page) => {
        await page.getByRole("button", { name: /^(Provayı başlat|Start the rehearsal)$/ }).click();
        await page.getByText("#1042").waitFor();
      },
    },
  ],
]);
