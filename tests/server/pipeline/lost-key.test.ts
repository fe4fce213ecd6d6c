import { randomBytes } from "node:crypto";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSecrets } from "../../../server/store/secrets.ts";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";
import { NILVERA_KEY } from "../../support/test-shop.ts";
import { until } from "../../support/until.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startReadyApp();
});
afterEach(() => app.close());

/** As it stands once the key it was sealed with is not in ENCRYPTION_KEYS any more; gives the old text back. */
function loseTheKey(): () => void {
  const stranger = createSecrets([{ id: "gone", key: randomBytes(32) }]);
  const database = new Sqlite(app.databasePath);
  const before = database.prepare("select tokens, integrator_secret from shops").get();
  const put = database.prepare("update shops set tokens = @tokens, integrator_secret = @integrator_secret");
  put.run({ tokens: stranger.seal("{}"), integrator_secret: stranger.seal("{}") });
  return () => {
    put.run(before);
    database.close();
  };
}

const enter = (kind: string, access: object, environment = "live") =>
  app.api("/api/integrator", { method: "PUT", body: { kind, access, environment } });

test("without the key of what is stored a shop opens the app, enters its integrator's key again, and its orders go on", async () => {
  loseTheKey();
  const orderId = await app.paid();
  await until("it was tried", () => (app.jobOf(orderId)?.attempts ?? 0) > 0);
  expect(await app.find(orderId)).toMatchObject({ state: "waiting", reason: { code: "SHOP_NOT_SET_UP" } });
  expect(await (await app.api("/api/settings")).json()).toMatchObject({ hasProfile: true, integrator: null });
  expect((await enter("nilvera", { apiKey: NILVERA_KEY })).status).toBe(200);
  await app.issued(orderId);
  expect(app.sends()).toBe(1);
}, 30_000);

test("an order that met a missing key nine times is not set aside, and goes on once the key is back", async () => {
  const putBack = loseTheKey();
  const orderId = await app.paid();
  for (let tries = 1; tries < 10; tries += 1) {
    await until(`try ${tries}`, () => (app.jobOf(orderId)?.attempts ?? 0) >= tries);
    app.pass(2 ** (tries + 2));
  }
  expect(await app.find(orderId)).toMatchObject({ state: "waiting" });
  putBack();
  app.pass(3600);
  await app.issued(orderId);
}, 30_000);

test("another integrator waits for what is on its way to the one whose key was lost", async () => {
  app.nilvera.knobs.issueAfterMs = 86_400_000;
  const orderId = await app.paid();
  await app.settle(orderId, "processing");
  loseTheKey();
  const refused = await enter("sandbox", {});
  expect(await refused.json()).toMatchObject({ code: "INTEGRATOR_IN_USE" });
}, 30_000);

test("a shop that left its trial before it lost the key goes on issuing once its own is entered again", async () => {
  await enter("sandbox", {});
  const tried = await app.paid();
  await app.settle(tried, "processing");
  app.pass(5);
  await app.issued(tried);
  await enter("nilvera", { apiKey: NILVERA_KEY });
  await app.api("/api/active", { method: "PUT", body: { active: true } });
  await app.issued(await app.paid());
  loseTheKey();
  expect((await enter("nilvera", { apiKey: NILVERA_KEY })).status).toBe(200);
  expect(await (await app.api("/api/settings")).json()).toMatchObject({ isActive: true });
}, 30_000);

test("an account of the same integrator at its other host waits for what is on its way, too", async () => {
  await enter("nilvera", { apiKey: NILVERA_KEY }, "test");
  app.nilvera.knobs.issueAfterMs = 86_400_000;
  await app.settle(await app.paid(), "processing");
  loseTheKey();
  const refused = await enter("nilvera", { apiKey: NILVERA_KEY });
  expect(await refused.json()).toMatchObject({ code: "INTEGRATOR_IN_USE" });
  expect((await enter("nilvera", { apiKey: NILVERA_KEY }, "test")).status).toBe(200);
}, 30_000);
