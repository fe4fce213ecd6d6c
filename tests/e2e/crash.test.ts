import { afterEach, describe, expect, test } from "vitest";
import { openStore, type StoreInABox } from "../../demo/store-in-a-box.ts";
import { demoOrders } from "../../demo/orders/demo-orders.ts";
import { databaseFor, ENGINES } from "../support/engines.ts";

let store: StoreInABox;

afterEach(() => store.close());

async function aPaidOrder(): Promise<string> {
  const [order = {}] = demoOrders(new Date());
  const orderId = store.shopify.addOrder(order);
  expect(await store.shopify.payOrder(orderId)).toBe(200);
  return orderId;
}

/** Waits until `isSo` holds; the moment a process is killed must be known, not slept for. */
async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error("it never came to that");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function expectOneIssuedDocument(orderId: string): Promise<void> {
  const detail = await store.untilState(orderId, ["issued"]);
  const documents = store.nilvera.documents();
  expect(documents.map(({ ettn, number }) => ({ ettn, number }))).toEqual([
    { ettn: detail.invoice?.ettn, number: detail.invoice?.number },
  ]);
}

describe.each(ENGINES)("on %s, a process killed with kill -9", (engine) => {
  const openBox = async () => openStore({ lookUpGraceSeconds: 1, databaseUrl: await databaseFor(engine) });

  test("after the webhook was answered and before the invoice is issued: the order is invoiced after the restart", async () => {
    store = await openBox();
    store.shopify.faults.hold();
    const orderId = await aPaidOrder();
    await until(() => store.shopify.requests.graphql > 0);
    await store.app().kill();
    store.shopify.faults.release();
    expect(store.nilvera.documents()).toEqual([]);
    await store.restart();
    await expectOneIssuedDocument(orderId);
  });

  test("after the integrator stored the document and before its answer: the document is found, not sent again", async () => {
    store = await openBox();
    store.nilvera.knobs.send = "hang-after-storing";
    const orderId = await aPaidOrder();
    await until(() => store.nilvera.documents().length === 1);
    await store.app().kill();
    store.nilvera.knobs.send = undefined;
    await store.restart();
    await expectOneIssuedDocument(orderId);
    expect(store.nilvera.counts()["POST /earchive/Send/Model"]).toBe(1);
  });

  test("after the marker was set and before the document arrived: the same ETTN is sent after the grace period", async () => {
    store = await openBox();
    store.nilvera.knobs.send = "hang-before-storing";
    const orderId = await aPaidOrder();
    await until(() => (store.nilvera.counts()["POST /earchive/Send/Model"] ?? 0) === 1);
    const before = await store.untilState(orderId, ["submitting"]);
    await store.app().kill();
    store.nilvera.knobs.send = undefined;
    await store.restart();
    await expectOneIssuedDocument(orderId);
    expect(store.nilvera.documents()[0]?.ettn).toBe(before.invoice?.ettn);
  });
});
