import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { expect, onTestFinished, test } from "vitest";
import { createMetrics } from "../../../server/http/metrics.ts";
import { type WebhookPorts, webhookListener } from "../../../server/http/webhooks.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";

const notAsked = () => Promise.reject(new Error("not asked for here"));

const DELIVERED = {
  kind: "valid",
  shop: OUR_SHOP,
  topic: "orders/paid",
  webhookId: "w",
  triggeredAt: undefined,
  apiVersion: "2026-10",
} as const;

/** Answers with each delivery's storing, which its test ends. */
async function aListener(mostInHand: number) {
  const storing: PromiseWithResolvers<boolean>[] = [];
  const ports: WebhookPorts = {
    verify: () => DELIVERED,
    receive: () => {
      const one = Promise.withResolvers<boolean>();
      storing.push(one);
      return one.promise;
    },
    receiveReturn: notAsked,
    uninstall: notAsked,
    bulkFinished: notAsked,
    scopesUpdated: notAsked,
    receivePrivacy: notAsked,
    onDelivery: () => {},
    metrics: createMetrics(),
    log: pino({ level: "silent" }),
    mostInHand,
  };
  const server = createServer(webhookListener(ports)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const deliver = async (): Promise<number> =>
    (await fetch(`http://127.0.0.1:${port}/webhooks`, { method: "POST", body: '{"id":4711}' })).status;
  return { deliver, storing };
}

test("while the database stands still deliveries beyond a number are refused at once, and taken again after it", async () => {
  const { deliver, storing } = await aListener(2);
  const waiting = [deliver(), deliver()];
  await until("both are being stored", () => storing.length === 2);
  expect(await deliver()).toBe(503);
  storing[0]?.resolve(true);
  storing[1]?.reject(new Error("away"));
  expect(await Promise.all(waiting)).toEqual([200, 500]);
  const next = deliver();
  await until("it is being stored", () => storing.length === 3);
  storing[2]?.resolve(true);
  expect(await next).toBe(200);
});
