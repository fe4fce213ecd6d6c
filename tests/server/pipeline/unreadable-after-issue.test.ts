import { expect, test } from "vitest";
import { fault } from "../../../server/invoice/fault.ts";
import { err } from "../../../server/invoice/result.ts";
import { readyPipeline } from "../../support/pipeline-on-paper.ts";

/** An invoiced order that Shopify shows, and that nothing can be made of any more. */
async function unreadable() {
  const p = await readyPipeline();
  await p.run();
  expect(await p.found()).toMatchObject({ state: "issued", faults: [] });
  p.clock.pass(3600);
  const { orderSource } = p.ports;
  const readOrder = async () => err([fault("ORDER_UNREADABLE", "order.lineItems")]);
  const isReadable = (is: boolean) =>
    Object.assign(p.ports, { orderSource: is ? orderSource : { ...orderSource, readOrder } });
  isReadable(false);
  const tell = async (topic: string) => {
    p.clock.pass(3600);
    await p.hear(topic);
    await p.run();
    return (await p.found())?.faults.map(({ code }) => code);
  };
  return { ...p, isReadable, tell };
}

test("an invoiced order that can be read no more is told of once, until that is settled and something else is told", async () => {
  const p = await unreadable();
  expect(await p.tell("orders/edited")).toEqual(["CHANGE_UNREADABLE"]);
  expect(await p.tell("refunds/create")).toEqual(["CHANGE_UNREADABLE"]);
  expect((await p.story()).filter((kind) => kind === "correction-needed")).toHaveLength(1);
  expect(await p.settleCorrection()).toBe(true);
  expect(await p.tell("fulfillments/create")).toEqual([]);
  expect(await p.tell("refunds/create")).toEqual(["CHANGE_UNREADABLE"]);
  expect(await p.found()).toMatchObject({ state: "issued" });
  expect(p.sent).toHaveLength(1);
});

test("once it can be read again it is held against its invoice", async () => {
  const p = await unreadable();
  await p.tell("orders/edited");
  p.isReadable(true);
  expect(await p.tell("orders/edited")).toEqual([]);
  p.change({ refunded: 500n, updatedAt: p.clock.now() });
  expect(await p.tell("refunds/create")).toEqual(["RETURN_BY_CONSUMER"]);
});
