import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RecordView } from "../../../server/http/work-contract.ts";
import { legacy, setUp, startTestApp, type TestApp } from "../../support/test-app.ts";
import { aShopFile, SHOP, tokenOf } from "../../support/test-shop.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  await setUp(app);
});
afterAll(() => app.close());

const as = (user: string) => ({ authorization: `Bearer ${tokenOf(SHOP, { sub: user })}` });
const put = (path: string, body: unknown, user: string) => app.api(path, { method: "PUT", body, headers: as(user) });
const record = async (query = "", user = "1"): Promise<RecordView> =>
  (await (await app.api(`/api/record${query}`, { headers: as(user) })).json()) as RecordView;

test("tells who changed which settings, switched issuing and took a buyer's data, and never what they hold", async () => {
  await put("/api/profile", aShopFile({ notes: ["Gizli not"], tax: { default: 10 } }), "11");
  await put("/api/active", { active: true, startsAt: "2026-01-01" }, "12");
  await put("/api/active", { active: false }, "12");
  const webhookId = randomUUID();
  const body = JSON.stringify({ shop_domain: SHOP, customer: { id: 1 }, orders_requested: [] });
  await app.shopify.sendWebhook({ topic: "customers/data_request", webhookId, body });
  await app.api(`/api/privacy/${webhookId}/export`, { headers: as("13") });
  await app.api("/api/backfill", { method: "POST", body: { since: "2026-01-01" }, headers: as("13") });

  const { entries } = await record("?by=people", "12");
  expect(entries.map(({ kind, facts, actor, order }) => [kind, facts, actor.id, actor.isYou, order])).toEqual([
    ["data-exported", { count: 0 }, "13", false, null],
    ["switched-off", { day: "2026-01-01" }, "12", true, null],
    ["switched-on", { day: "2026-01-01" }, "12", true, null],
    ["settings-saved", { sections: "notes,tax" }, "11", false, null],
    ["account-connected", { integrator: "nilvera", environment: "live" }, expect.any(String), false, null],
    ["settings-saved", { sections: expect.stringContaining("seller") }, expect.any(String), false, null],
  ]);
  expect(JSON.stringify(entries)).not.toContain("Gizli");
});

test("names the order each event is about, and who did it, page by page", async () => {
  await put("/api/active", { active: true, startsAt: "2020-01-01" }, "12");
  const id = await app.paid({ name: "#8001", customAttributes: [{ key: "tckn", value: "123" }] });
  await app.settle(id, "review");
  await app.api(`/api/orders/${legacy(id)}/invoiced-elsewhere`, { method: "POST", headers: as("14") });
  const { entries, next } = await record("?by=user%2014&limit=1", "14");
  expect(entries).toMatchObject([
    {
      kind: "invoiced-elsewhere",
      actor: { kind: "user", isYou: true },
      order: { legacyId: legacy(id), name: "#8001" },
    },
  ]);
  expect(next).toBeNull();
  const byApp = (await record("?by=app")).entries.filter(({ order }) => order?.name === "#8001");
  expect(new Set(byApp.map(({ actor }) => actor.kind))).toEqual(new Set(["job", "webhook"]));

  const first = await record("?limit=3");
  expect(first.entries).toHaveLength(3);
  const second = await record(`?limit=3&after=${first.next}`);
  expect(second.entries[0]?.id).toBeLessThan(first.entries[2]?.id ?? 0);
  expect((await app.api("/api/record?by=nobody")).status).toBe(400);
});
