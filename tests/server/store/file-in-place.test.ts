import { copyFileSync, renameSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { startReadyApp } from "../../support/test-app.ts";

const away = (path: string) => `${path}.away`;

test.each([
  ["removed", (path: string) => renameSync(path, away(path))],
  [
    "replaced",
    (path: string) => {
      renameSync(path, away(path));
      copyFileSync(away(path), path);
    },
  ],
])("takes no webhook and is not ready while its database file was %s", async (_, strike) => {
  const app = await startReadyApp();
  onTestFinished(() => app.close());
  const orderId = app.order();
  const isReady = async () => (await fetch(new URL("/readyz", app.url))).status;
  strike(app.databasePath);
  expect(await app.shopify.payOrder(orderId)).toBe(503);
  expect(await isReady()).toBe(503);
  expect(app.sends()).toBe(0);
  renameSync(away(app.databasePath), app.databasePath);
  expect(await isReady()).toBe(200);
  expect(await app.shopify.payOrder(orderId)).toBe(200);
  await app.issued(orderId);
});
