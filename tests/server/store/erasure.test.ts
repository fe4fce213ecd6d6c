import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { IntegratorAccountKey } from "../../../server/pipeline/ports/stores.ts";
import { callTurns } from "../../../server/store/call-turns.ts";
import { healthOf } from "../../../server/store/health.ts";
import { numberReport } from "../../../server/store/number-report.ts";
import { ENGINES, storeOn } from "../../support/engines.ts";
import { aSummary, orderId, OUR_SHOP } from "../../support/temporary-store.ts";
import { anInvoice, ettn } from "../integrators/an-invoice.ts";
import { day } from "../invoice/an-order.ts";

const LIVE = { kind: "nilvera", environment: "live" } as const;
const TRIAL = { kind: "sandbox", environment: "test" } as const;

describe.each(ENGINES)("on %s", (engine) => {
  /** Order 1 was invoiced in a trial, order 2 in a trial and then for real, order 3 for real. */
  async function aShop() {
    const store = await storeOn(engine);
    const issue = (digits: number, sentTo: IntegratorAccountKey, isLive = true) =>
      store.unitOfWork(OUR_SHOP, async ({ orders, invoices, documents, numbers }) => {
        const id = orderId(digits);
        if (!(await orders.find(id))) await orders.save(aSummary({ id }));
        const draft = anInvoice({ ettn: ettn(randomUUID()) });
        const { environment } = sentTo;
        const sellerTaxId = draft.seller.taxId.value;
        const wish = { ettn: draft.ettn, series: draft.series, issueDate: draft.issueDate, sellerTaxId, environment };
        await invoices.insert(id, { ...draft, number: await numbers.take(wish) }, sentTo);
        await invoices.update(draft.ettn, { acceptedAt: new Date(), isLive });
        await documents.put(draft.ettn, "pdf", Buffer.from("a buyer's name"));
        return draft.ettn;
      });
    await issue(1, TRIAL);
    const dead = await issue(2, TRIAL, false);
    const kept = [await issue(2, LIVE), await issue(3, LIVE)].toSorted();
    const { invoices, documents, orders } = store.reading.tables;
    const all = async (table: typeof invoices | typeof documents) =>
      (await store.reading.db.select({ ettn: table.ettn }).from(table)).map((row) => row.ettn).toSorted();
    const left = async () => ({ invoices: await all(invoices), documents: await all(documents) });
    const orderRows = () => store.reading.db.select({ id: orders.orderId }).from(orders);
    return { ...store, dead, kept, left, orderRows };
  }

  test("of a shop that left, what was only a trial's goes with its files and its orders", async () => {
    const shop = await aShop();
    await callTurns(shop.transact, async () => shop.clock.now().getTime())(
      { account: "nilvera live 1234567808", shop: OUR_SHOP, by: "1", goesOn: false },
      { requests: 1, perSeconds: 1 },
    );
    while (await shop.unitOfWork(OUR_SHOP, ({ privacy }) => privacy.eraseOrders()));
    await shop.unitOfWork(OUR_SHOP, ({ privacy }) => privacy.eraseShop());
    expect(await shop.left()).toEqual({ invoices: shop.kept, documents: shop.kept });
    expect((await shop.orderRows()).map(({ id }) => id).toSorted()).toEqual([orderId(2), orderId(3)]);
    expect(await shop.read(OUR_SHOP).invoices.days(anInvoice().issueDate)).toMatchObject([{ count: 2 }]);
    expect((await numberReport(shop.reading)).flatMap(({ unexplained }) => unexplained)).toEqual([]);
    expect(await shop.reading.db.select().from(shop.reading.tables.callTurns)).toEqual([]);
  });

  test("of a shop that left, nothing stays of buyers who had been forgotten before but what the law keeps", async () => {
    const shop = await aShop();
    await shop.unitOfWork(OUR_SHOP, async ({ orders, privacy, timeline, invoices }) => {
      for (const digits of [4, 5]) await orders.save(aSummary({ id: orderId(digits) }));
      await privacy.redactOrders([1, 2, 3, 4, 5].map(orderId));
      // The merchant went on with their orders.
      for (const digits of [3, 5]) await orders.saveEntry(orderId(digits), { name: "Gizli Kişi" }, "merchant");
      const draft = anInvoice({ ettn: ettn(randomUUID()) });
      await invoices.insert(orderId(4), draft, LIVE);
      await invoices.update(draft.ettn, { isLive: false });
      await orders.saveSaleEntry(orderId(2), { webSite: "https://www.ornek.example" });
      await timeline.append(orderId(4), "buyer-entered");
    });
    while (await shop.unitOfWork(OUR_SHOP, ({ privacy }) => privacy.eraseOrders()));
    await shop.unitOfWork(OUR_SHOP, ({ privacy }) => privacy.eraseShop());
    expect(await shop.left()).toEqual({ invoices: shop.kept, documents: shop.kept });
    const { orders, timeline } = shop.reading.tables;
    const rows = await shop.reading.db.select().from(orders).orderBy(orders.orderId);
    expect(rows.map(({ orderId: id, buyer, entry, saleEntry }) => ({ id, buyer, entry, saleEntry }))).toEqual(
      [2, 3].map((digits) => ({ id: orderId(digits), buyer: "", entry: null, saleEntry: null })),
    );
    expect(await shop.reading.db.select().from(timeline)).toEqual([]);
  });

  test("a shop that left leaves no order behind that alarms whoever runs the app", async () => {
    const shop = await aShop();
    const deadline = { lastDay: day("2026-11-20"), alarmDay: day("2026-11-18") };
    await shop.unitOfWork(OUR_SHOP, async ({ orders, privacy, settings }) => {
      await settings.setActive(false);
      for (const digits of [2, 3]) await orders.save(aSummary({ id: orderId(digits), ...deadline }));
      await orders.move(orderId(2), "fault", { faults: [] });
      await privacy.redactOrders([orderId(3)]);
    });
    const told = () =>
      healthOf(shop.reading, {
        now: new Date("2026-11-22"),
        secrets: shop.kit.secrets,
        isPostgres: engine === "postgres",
      });
    expect(await told()).toMatchObject({ overdue: { late: 2, near: 0 }, inReview: 1 });
    while (await shop.unitOfWork(OUR_SHOP, ({ privacy }) => privacy.eraseOrders()));
    await shop.unitOfWork(OUR_SHOP, ({ privacy }) => privacy.eraseShop());
    expect((await shop.left()).invoices).toEqual(shop.kept);
    expect(await told()).toMatchObject({ overdue: { late: 0, near: 0 }, inReview: 0 });
  });

  test("of a buyer who is forgotten, what was a trial's before the real invoice goes with its files", async () => {
    const shop = await aShop();
    const redact = [orderId(1), orderId(2), orderId(3)];
    await shop.unitOfWork(OUR_SHOP, ({ privacy }) => privacy.redactOrders(redact));
    const { invoices, documents } = await shop.left();
    expect(invoices).not.toContain(shop.dead);
    expect(documents).toEqual(invoices);
    expect(invoices).toEqual(expect.arrayContaining(shop.kept));
  });
});
