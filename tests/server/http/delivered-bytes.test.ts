import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../support/test-app.ts";
import { SHOP, SHOPIFY_SECRET } from "../../support/test-shop.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const BODY = JSON.stringify({ id: 4711 });

type Asked = { readonly target?: string; readonly version?: string; readonly headers?: readonly string[] };

/** A delivery as the bytes on its connection. */
function delivery({ target = "/webhooks", version = "1.1", headers = [] }: Asked = {}): string {
  const lines = [
    `POST ${target} HTTP/${version}`,
    `Host: ${new URL(app.url).host}`,
    `Content-Length: ${BODY.length}`,
    "X-Shopify-Topic: orders/paid",
    `X-Shopify-Shop-Domain: ${SHOP}`,
    "X-Shopify-Api-Version: 2026-10",
    `X-Shopify-Webhook-Id: ${randomUUID()}`,
    `X-Shopify-Hmac-Sha256: ${createHmac("sha256", SHOPIFY_SECRET).update(BODY).digest("base64")}`,
    ...headers,
  ];
  return `${lines.join("\r\n")}\r\n\r\n${BODY}`;
}

/** Sends these one after the other on one connection; answers the head of each answer, as far as the connection is kept. */
async function answersTo(...deliveries: readonly string[]): Promise<readonly string[]> {
  const socket = connect(Number(new URL(app.url).port), "127.0.0.1");
  const heads: string[] = [];
  let isEnded = false;
  socket.once("end", () => {
    isEnded = true;
  });
  for (const one of deliveries) {
    if (isEnded) break;
    socket.write(one);
    const [answer] = (await Promise.race([once(socket, "data"), once(socket, "end")])) as [Buffer?];
    if (answer) heads.push(answer.toString("latin1").split("\r\n\r\n")[0] ?? "");
  }
  socket.destroy();
  return heads;
}

describe("an answer tells how long it is, so that a proxy that speaks HTTP/1.0 keeps its connection", () => {
  const KEPT = { version: "1.0", headers: ["Connection: keep-alive"] };

  test("when a delivery is taken", async () => {
    const heads = await answersTo(delivery(KEPT), delivery(KEPT));
    for (const head of heads) expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n(?:.*\r\n)*Content-Length: 0(?:\r\n|$)/);
    expect(heads).toHaveLength(2);
  });

  test("when it is refused", async () => {
    const packed = delivery({ ...KEPT, headers: [...KEPT.headers, "Content-Encoding: gzip"] });
    const [refusal, next] = await answersTo(packed, delivery(KEPT));
    expect(refusal).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n(?:.*\r\n)*Content-Length: [1-9]\d*(?:\r\n|$)/);
    expect(next).toMatch(/^HTTP\/1\.1 200 /);
  });
});

test.each([
  ["that says in capitals that it is not packed", { headers: ["Content-Encoding: Identity"] }],
  ["that says nothing of how it is packed", { headers: ["Content-Encoding:"] }],
])("a delivery %s is taken", async (_, asked) => {
  expect(await answersTo(delivery(asked))).toEqual([expect.stringMatching(/^HTTP\/1\.1 200 /)]);
});

test("a delivery whose proxy names the whole address is taken", async () => {
  const heads = await answersTo(delivery({ target: new URL("/webhooks", app.url).href }));
  expect(heads).toEqual([expect.stringMatching(/^HTTP\/1\.1 200 /)]);
});
