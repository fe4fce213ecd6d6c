import { expect, test } from "vitest";
import { anotherOrder } from "../../../demo/orders/another-order.ts";
import { type DemoOrder, demoOrders } from "../../../demo/orders/demo-orders.ts";
import { buyerOf } from "../../../server/invoice/parties/buyer.ts";
import { type Kurus, sum } from "../../../server/invoice/money/money.ts";
import type { Order } from "../../../server/invoice/order.ts";
import { parseOrder } from "../../../server/shopify/parse-order.ts";

const NOW = new Date("2026-11-20T09:00:00Z");
const orders = demoOrders(NOW);
const others = Array.from({ length: 42 }, (_, index) => anotherOrder(NOW, 21 + index));

function read(order: DemoOrder): Order {
  const parsed = parseOrder(order);
  if (!parsed.ok) throw new Error(`${order.name}: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

const named = (all: readonly DemoOrder[]) => all.map((order): [string, DemoOrder] => [order.name, order]);
const taxOf = (lines: Order["shippingLines"] | Order["lines"]): Kurus =>
  sum(lines.flatMap(({ taxLines }) => taxLines.map(({ amount }) => amount)));
const paidFor = (lines: Order["shippingLines"] | Order["lines"]): Kurus =>
  sum(lines.map(({ originalTotal, discount }) => originalTotal - discount));

test.each(named([...orders, ...others]))("%s adds up to the kuruş", (_name, json) => {
  const order = read(json);
  const tax = taxOf(order.lines) + taxOf(order.shippingLines);
  const paid = paidFor(order.lines) + paidFor(order.shippingLines) + (order.pricesIncludeTax ? 0n : tax);
  expect(order.total).toBe(paid);
  expect(order.currentTotal).toBe(paid);
  expect(sum(order.transactions.map(({ amount }) => amount))).toBe(paid);
  expect(order.transactions.every(({ amount }) => amount > 0n)).toBe(true);
});

test.each(named([...orders, ...others]))("%s carries the tax its rates make", (_name, json) => {
  const order = read(json);
  for (const { originalTotal, discount, taxLines } of [...order.lines, ...order.shippingLines]) {
    const [tax] = taxLines;
    const paid = Number(originalTotal - discount);
    const rate = Number(tax?.percent) / 100;
    const expected = order.pricesIncludeTax ? (paid * rate) / (1 + rate) : paid * rate;
    expect(Math.abs(Number(tax?.amount) - expected)).toBeLessThanOrEqual(0.5);
  }
});

test("are twenty, numbered, placed one after the other and all in the last three days", () => {
  expect(orders.map(({ name }) => name)).toEqual(Array.from({ length: 20 }, (_, index) => `#${1001 + index}`));
  const ages = orders.map((order) => (NOW.getTime() - read(order).processedAt.getTime()) / 3_600_000);
  expect(ages).toEqual([...ages].sort((a, b) => b - a));
  expect(Math.max(...ages)).toBeLessThan(72);
  expect(Math.min(...ages)).toBeGreaterThan(0);
});

test("meet every rate, gateway and oddity they are there for", () => {
  const all = orders.map(read);
  const which = (holds: (order: Order) => boolean) => all.filter(holds).map(({ name }) => name);
  const rates = new Set(all.flatMap(({ lines }) => lines.map(({ taxLines }) => taxLines[0]?.percent)));
  const gateways = new Set(all.flatMap((order) => order.gateways));
  expect(rates).toEqual(new Set(["1", "10", "20"]));
  expect(gateways).toEqual(
    new Set([
      "iyzico - Kredi ve Banka Kartları",
      "PayTR",
      "Havale / EFT",
      "Kapıda Ödeme",
      "gift_card",
      "cash",
      "bogus",
    ]),
  );
  expect(which(({ isTest }) => isTest)).toEqual(["#1018"]);
  expect(which(({ channel }) => channel !== "web")).toEqual(["#1017"]);
  expect(which(({ pricesIncludeTax }) => !pricesIncludeTax)).toEqual(["#1012"]);
  expect(which(({ lines }) => lines.every(({ requiresShipping }) => !requiresShipping))).toEqual(["#1007"]);
  expect(which(({ gateways: named }) => named.length > 1)).toEqual(["#1014", "#1015"]);
  expect(which(({ fulfillments }) => fulfillments.length > 0)).toEqual(["#1012", "#1013", "#1019"]);
  expect(which(({ companyLocation }) => companyLocation !== undefined)).toEqual(["#1010"]);
});

test("ship nothing before it was ordered", () => {
  for (const { processedAt, fulfillments } of orders.map(read)) {
    for (const { createdAt } of fulfillments) expect(createdAt.getTime()).toBeGreaterThan(processedAt.getTime());
  }
});

test("send exactly a mistyped tax number and an address without ilçe to review", () => {
  const faults = orders.map(read).flatMap((order) => {
    const buyer = buyerOf(order);
    return buyer.ok ? [] : buyer.error.map(({ code }) => `${order.name} ${code}`);
  });
  expect(faults).toEqual(["#1011 TAX_ID_CHECKSUM", "#1016 BUYER_DISTRICT_MISSING"]);
});

test("name companies by their tax number and people by theirs", () => {
  const buyers = orders.map(read).flatMap((order) => {
    const buyer = buyerOf(order);
    return buyer.ok && buyer.value.taxId.value !== "11111111111" ? [[order.name, buyer.value.taxId]] : [];
  });
  expect(buyers).toEqual([
    ["#1008", { scheme: "TCKN", value: "10000000146", firstName: "Zeynep", familyName: "Suaçan" }],
    ["#1009", { scheme: "VKN", value: "1002003001", title: "Kırlangıç Seramik Atölyesi Ltd. Şti." }],
    ["#1010", { scheme: "VKN", value: "4005006006", title: "Mavi Zeytin Otelcilik A.Ş." }],
  ]);
});

test("another order is always new, and nothing is wrong with it", () => {
  expect(new Set([...orders, ...others].map(({ id }) => id)).size).toBe(62);
  expect(others[0]?.name).toBe("#1021");
  expect(others.map((order) => buyerOf(read(order)).ok)).not.toContain(false);
  expect(others.map((order) => read(order).isFullyPaid)).not.toContain(false);
});
