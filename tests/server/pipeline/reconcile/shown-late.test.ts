import { expect, test } from "vitest";
import { advanceOrder } from "../../../../server/pipeline/advance-order.ts";
import { reconcileShop } from "../../../../server/pipeline/reconcile/reconcile-shop.ts";
import { aSoldOrder, readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";
import { anOrder } from "../../invoice/an-order.ts";

test.each([
  ["older", 3650, { state: "review", faults: [{ code: "ORDER_GONE" }] }],
  ["newer", 1, { state: "not-ours", reason: "BEFORE_START" }],
])(
  "an order Shopify told an %s shop of before it showed it is taken up by the next comparison, and invoiced",
  async (_, startedAgo, stored) => {
    const app = await readyPipeline();
    const now = app.clock.now();
    await app.switchTo(true, new Date(now.getTime() - startedAgo * 86_400_000));
    const { id, updatedAt, processedAt } = { ...anOrder(), ...aSoldOrder(now) };
    app.change(aSoldOrder(now));
    const orderSource = { ...app.ports.orderSource, readOrder: async () => undefined };
    await advanceOrder({ ...app.ports, orderSource })(OUR_SHOP, id);
    expect(await app.found()).toMatchObject(stored);

    const listed = { id, updatedAt, processedAt, isTest: false, isCancelled: false, isFullyPaid: true, isSent: false };
    const compare = reconcileShop({
      ...app,
      changedOrders: async () => ({ orders: [listed], next: undefined, restSeconds: 0 }),
      keepAccess: async () => {},
      onMissed: () => {},
    });
    const before = await app.jobs();
    await compare(OUR_SHOP);
    expect(await app.jobs()).toBe(before + 1);
    await app.run();
    expect(await app.found()).toMatchObject({ state: "issued", faults: [] });
    const after = await app.jobs();
    await compare(OUR_SHOP);
    expect(await app.jobs()).toBe(after);
  },
);
