import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { OrderList } from "../../../server/http/contract.ts";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const views = async (): Promise<OrderList["views"]> =>
  ((await (await app.api("/api/orders")).json()) as OrderList).views;
const post = (path: string, body: object) => app.api(path, { method: "POST", body });
const save = (name: string, query: string) => post("/api/views", { name, query });

beforeEach(async () => {
  for (const { name } of await views()) await post("/api/views/drop", { name });
});

test("a view is kept under its name, renamed in its place, replaced by its name and dropped", async () => {
  await save("  Büyük   e-Faturalar ", "channel=einvoice&least=10000");
  await save("Bekleyen", "tab=review&sort=deadline");
  const big = { name: "Büyük e-Faturalar", query: "channel=einvoice&least=10000" };
  const waiting = { name: "Bekleyen", query: "tab=review&sort=deadline" };
  expect(await views()).toEqual([big, waiting]);
  await post("/api/views/rename", { from: big.name, to: "Büyükler" });
  expect(await views()).toEqual([{ ...big, name: "Büyükler" }, waiting]);
  await save("Bekleyen", "tab=review");
  expect(await views()).toEqual([
    { ...big, name: "Büyükler" },
    { ...waiting, query: "tab=review" },
  ]);
  await post("/api/views/drop", { name: "Büyükler" });
  expect(await views()).toEqual([{ ...waiting, query: "tab=review" }]);
});

test("a name given to a second view leaves one of that name", async () => {
  await save("Bir", "tab=review");
  await save("İki", "tab=issued");
  await post("/api/views/rename", { from: "İki", to: "Bir" });
  expect(await views()).toEqual([{ name: "Bir", query: "tab=issued" }]);
});

test.each(["after=1:2", "limit=9", "tab=lost", "least=lots", "shop=baska.myshopify.com", "id_token=secret"])(
  "%s is no view of the list and is not kept",
  async (query) => {
    expect((await save("Yanlış", query)).status).toBe(400);
    expect(await views()).toEqual([]);
  },
);

test("what a view says twice is kept once, so that nothing gets by unread", async () => {
  await save("İki kez", `search=${"x".repeat(5000)}&search=Ay%C5%9Fe&tab=review`);
  expect(await views()).toEqual([{ name: "İki kez", query: "search=Ay%C5%9Fe&tab=review" }]);
});

test("no view goes without a name or under an endless one, and none is renamed that is not there", async () => {
  expect((await save("   ", "tab=review")).status).toBe(400);
  expect((await save("x".repeat(41), "tab=review")).status).toBe(400);
  expect((await post("/api/views/rename", { from: "Yok", to: "Var" })).status).toBe(404);
});

test("a shop keeps twenty views, and may change one of them then", async () => {
  for (let n = 0; n < 20; n += 1) expect((await save(`Görünüm ${n}`, `search=${n}`)).status).toBe(200);
  expect((await save("Bir fazla", "tab=review")).status).toBe(400);
  expect((await save("Görünüm 3", "tab=review")).status).toBe(200);
  expect(await views()).toHaveLength(20);
});
