import { copyFileSync, renameSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { startReadyApp } from "../../support/test-app.ts";

const away = (path: string) => `${path}.away`;

test.each([
  ["removed", "", (path: string) => renameSync(path, away(path))],
  ["parted from its last commits", "-wal", (path: string) => renameSync(path, away(path))],
  [
    "replaced",
    "",
    (path: string) => {
      renameSync(path, away(path));
      copyFileSync(away(path), path);
    },
  ],
])("takes no webhook and is not ready while its database file was %s", async (_, part, strike) => {
  const app = await startReadyApp();
  onTestFinished(() => app.close());
  const orderId = app.order();
  const isReady = async () => (await fetch(new URL("/readyz", app.url))).status;
  const file = `${app.databasePath}${part}`;
  strike(file);
  expect(await app.shopify.payOrder(orderId)).toBe(503);
  expect(await isReady()).toBe(503);
  expect(app.sends()).toBe(0);
  renameSync(away(file), file);
  expect(await isReady()).toBe(200);
  expect(await app.shopify.payOrder(orderId)).toBe(200);
  await app.issued(orderId);
});
