import { buildOrder, type DemoOrder, type DemoSale } from "./build-order.ts";
import { atCompany, PEOPLE } from "./people.ts";
import { PRODUCTS } from "./products.ts";
import { tcknOf, vknOf } from "./tax-numbers.ts";

export type { DemoOrder } from "./build-order.ts";

const HOUR_MS = 3_600_000;
/** The oldest order is two and a half days old: well inside the seven days an invoice may take. */
const HOURS_BETWEEN = 3;
const FIRST_NUMBER = 1001;

const PAYTR = { gateway: "PayTR" };
const TRANSFER = { gateway: "Havale / EFT", isManual: true };
const AT_THE_DOOR = { gateway: "Kapıda Ödeme", isManual: true };
const IYZICO = { gateway: "iyzico - Kredi ve Banka Kartları" };
const PAID_SHIPPING = { title: "Standart Kargo", price: 4990n };
const FREE_SHIPPING = { title: "Kargo Bedava", price: 0n };
const WAIVED_SHIPPING = { title: "Standart Kargo", price: 4990n, discount: 4990n };

const { flour, oliveOil, towel, shirt, cup, lamp, cream, notebook, advice } = PRODUCTS;

/** Twenty invented orders of a Turkish shop, the newest placed just before `now`; between them all that needs thought. */
export function demoOrders(now: Date): readonly DemoOrder[] {
  const sales = [...everyday(), ...companies(), ...unusualMoney(now), ...unusualSales(now)];
  return sales.map((sale, index) => {
    const hoursAgo = (sales.length - 1 - index) * HOURS_BETWEEN;
    const placedAt = new Date(now.getTime() - hoursAgo * HOUR_MS - 60_000);
    return buildOrder({ ...sale, number: FIRST_NUMBER + index, placedAt });
  });
}

type Sale = Omit<DemoSale, "number" | "placedAt">;

const buyer = (name: keyof typeof PEOPLE): Pick<Sale, "address" | "email"> => ({
  address: PEOPLE[name],
  email: `${name.toLowerCase()}@example.com`,
});

const attributes = (values: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> => ({
  customAttributes: Object.entries(values).map(([key, value]) => ({ key, value })),
});

const one = (product: (typeof PRODUCTS)[keyof typeof PRODUCTS], quantity = 1) => ({ product, quantity });

function everyday(): readonly Sale[] {
  return [
    { ...buyer("elif"), lines: [one(towel, 2), one(cup, 3), one(cream)], percentOff: 10, shipping: FREE_SHIPPING },
    { ...buyer("mert"), lines: [one(cup, 3)], shipping: PAID_SHIPPING, payments: [PAYTR] },
    { ...buyer("zeynep"), lines: [one(lamp)], shipping: WAIVED_SHIPPING, payments: [TRANSFER] },
    { ...buyer("hakan"), lines: [one(flour, 2), one(shirt), one(cream, 2)], shipping: PAID_SHIPPING },
    { ...buyer("longName"), lines: [one(oliveOil, 3), one(notebook, 7)], percentOff: 15, shipping: FREE_SHIPPING },
    {
      ...buyer("burak"),
      lines: [{ ...one(shirt, 2), discount: 17_777n }, one(notebook)],
      shipping: PAID_SHIPPING,
      payments: [PAYTR],
    },
    { ...buyer("selin"), lines: [one(advice)], payments: [IYZICO] },
    {
      ...buyer("zeynep"),
      lines: [one(notebook, 3), one(towel)],
      shipping: PAID_SHIPPING,
      also: attributes({ tckn: tcknOf("100000001") }),
    },
  ];
}

/** A buyer registered for e-Fatura; the hotel is not. */
export const REGISTERED_COMPANY = {
  vkn: vknOf("100200300"),
  title: "KIRLANGIÇ SERAMİK ATÖLYESİ LİMİTED ŞİRKETİ",
  taxOffice: "Nilüfer",
  aliases: ["urn:mail:defaultpk@kirlangicseramik.example"],
};

function companies(): readonly Sale[] {
  const workshop = "Kırlangıç Seramik Atölyesi Ltd. Şti.";
  const hotel = "Mavi Zeytin Otelcilik A.Ş.";
  const taxData = { vergi_dairesi: "Nilüfer", unvan: workshop };
  return [
    {
      ...buyer("hakan"),
      address: atCompany(PEOPLE.hakan, workshop),
      lines: [one(cup, 24)],
      shipping: FREE_SHIPPING,
      payments: [TRANSFER],
      also: attributes({ vkn: REGISTERED_COMPANY.vkn, ...taxData }),
    },
    {
      ...buyer("burak"),
      address: atCompany(PEOPLE.burak, hotel),
      lines: [one(towel, 40), one(lamp, 4)],
      percentOff: 7,
      shipping: PAID_SHIPPING,
      also: {
        purchasingEntity: {
          company: { name: hotel },
          location: { name: "Antalya", taxSettings: { taxRegistrationId: vknOf("400500600") } },
        },
      },
    },
    {
      ...buyer("hakan"),
      address: atCompany(PEOPLE.hakan, workshop),
      lines: [one(notebook, 12)],
      shipping: PAID_SHIPPING,
      // One digit off: the check digit tells.
      also: attributes({ vkn: mistyped(REGISTERED_COMPANY.vkn), ...taxData }),
    },
  ];
}

const mistyped = (vkn: string): string => `${vkn.slice(0, -1)}${(Number(vkn.at(-1)) + 1) % 10}`;

/** Prices without KDV, cash at the door, two ways to pay, a gift card. */
function unusualMoney(now: Date): readonly Sale[] {
  return [
    {
      ...buyer("mert"),
      lines: [one(lamp, 2), one(cream)],
      shipping: PAID_SHIPPING,
      taxesIncluded: false,
      also: shipped("Aras Kargo", now),
    },
    {
      ...buyer("selin"),
      lines: [one(towel), one(oliveOil)],
      shipping: PAID_SHIPPING,
      payments: [AT_THE_DOOR],
      also: shipped("Yurtiçi Kargo", now),
    },
    {
      ...buyer("elif"),
      lines: [one(lamp)],
      shipping: PAID_SHIPPING,
      payments: [{ ...IYZICO, amount: 100_000n }, TRANSFER],
    },
    {
      ...buyer("zeynep"),
      lines: [one(shirt), one(cup, 2)],
      shipping: FREE_SHIPPING,
      payments: [{ gateway: "gift_card", amount: 25_000n }, IYZICO],
    },
  ];
}

/** An address without ilçe, a sale at the counter, a test. */
function unusualSales(now: Date): readonly Sale[] {
  return [
    { ...buyer("noDistrict"), lines: [one(cream, 2)], shipping: PAID_SHIPPING },
    {
      ...buyer("mert"),
      lines: [one(cup)],
      payments: [{ gateway: "cash", isManual: true }],
      also: { sourceName: "pos" },
    },
    {
      ...buyer("elif"),
      lines: [one(notebook)],
      shipping: PAID_SHIPPING,
      payments: [{ gateway: "bogus" }],
      also: { test: true },
    },
    {
      ...buyer("burak"),
      lines: [one(cream, 3), one(oliveOil)],
      shipping: FREE_SHIPPING,
      also: shipped("Yurtiçi Kargo", now),
    },
    { ...buyer("longName"), lines: [one(shirt), one(towel, 3), one(flour)], shipping: PAID_SHIPPING, percentOff: 12 },
  ];
}

const shipped = (company: string, now: Date): Readonly<Record<string, unknown>> => ({
  displayFulfillmentStatus: "FULFILLED",
  fulfillments: [
    {
      status: "SUCCESS",
      createdAt: new Date(now.getTime() - 30 * 60_000).toISOString(),
      trackingInfo: [{ company, number: "000000000001" }],
    },
  ],
});
