import { describe, expect, test } from "vitest";
import { exportCustomer } from "../../../server/pipeline/privacy/export-customer.ts";
import { ENGINES, storeOn } from "../../support/engines.ts";
import { aSummary, orderId, OUR_SHOP } from "../../support/temporary-store.ts";
import { anInvoice, ettn } from "../integrators/an-invoice.ts";

const LIVE = { kind: "nilvera", environment: "live" } as const;
const FIRST = ettn("00000000-0000-4000-8000-000000000001");
const SECOND = ettn("00000000-0000-4000-8000-000000000002");
const LAST = ettn("00000000-0000-4000-8000-000000000003");

describe.each(ENGINES)("on %s", (engine) => {
  test("what is handed on about a buyer names every document kept of them, drafts that never left as well", async () => {
    const store = await storeOn(engine);
    const triggeredAt = store.clock.now();
    const request = { id: "w1", kind: "data-request", customerId: "7", orderIds: [orderId(1)], triggeredAt } as const;
    await store.unitOfWork(OUR_SHOP, async ({ orders, privacy }) => {
      await orders.save(aSummary({ id: orderId(1) }));
      await privacy.insert(request);
    });
    for (const id of [FIRST, SECOND, LAST]) {
      await store.unitOfWork(OUR_SHOP, async ({ invoices }) => {
        await invoices.insert(orderId(1), anInvoice({ ettn: id }), LIVE);
        if (id !== LAST) await invoices.update(id, { isLive: false });
      });
      store.clock.pass(60);
    }
    const told = await exportCustomer(store)(OUR_SHOP, request.id);
    expect(told).toMatchObject({ orders: [{ invoices: [{ ettn: LAST }, { ettn: SECOND }, { ettn: FIRST }] }] });
  });
});
