import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { aSummary, orderId, OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";
import { anInvoice, aSeller, ettn } from "../integrators/an-invoice.ts";
import { ENGINES, storeOn } from "../../support/engines.ts";

describe.each(ENGINES)("on %s", (engine) => {
  const ID = orderId(1001);
  const LIVE = { kind: "nilvera", environment: "live" } as const;

  const newInvoice = (changes: Partial<Invoice> = {}) => anInvoice({ ettn: ettn(randomUUID()), ...changes });

  async function aShop() {
    const store = await storeOn(engine);
    const ours = <T>(work: Parameters<typeof store.unitOfWork<T>>[1]) => store.unitOfWork(OUR_SHOP, work);
    const insert = (invoice: Invoice, id = ID) => ours(({ invoices }) => invoices.insert(id, invoice, LIVE));
    const latest = async (id = ID) => (await store.read(OUR_SHOP).invoices.findLatest(id))?.invoice.ettn;
    return { ...store, ours, insert, latest };
  }

  describe("one live invoice per order", () => {
    test("a second one is refused by the database", async () => {
      const { insert, latest } = await aShop();
      const first = newInvoice();
      await insert(first);
      await expect(insert(newInvoice())).rejects.toThrow();
      expect(await latest()).toBe(first.ettn);
    });

    test("of two stored at the same time one wins", async () => {
      const { insert, reading } = await aShop();
      const outcomes = await Promise.allSettled([insert(newInvoice()), insert(newInvoice())]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(await reading.db.select().from(reading.tables.invoices)).toHaveLength(1);
    });

    test("another may follow once the first is dead, and is the one that counts", async () => {
      const { ours, insert, latest } = await aShop();
      const dead = newInvoice();
      await insert(dead);
      await ours(({ invoices }) => invoices.update(dead.ettn, { isLive: false }));
      expect(await latest()).toBe(dead.ettn);
      const live = newInvoice();
      await insert(live);
      expect(await latest()).toBe(live.ettn);
      await expect(ours(({ invoices }) => invoices.update(dead.ettn, { isLive: true }))).rejects.toThrow();
    });

    test("two orders, and one order id in two shops, have one each", async () => {
      const { unitOfWork, insert } = await aShop();
      await insert(newInvoice());
      await insert(newInvoice(), orderId(1002));
      await unitOfWork(THEIR_SHOP, ({ invoices }) => invoices.insert(ID, newInvoice(), LIVE));
    });
  });

  describe("numbers", () => {
    const numbered = { number: "EAR2026000000001" };

    test("a seller's number is used once, in whichever shop", async () => {
      const { unitOfWork, insert } = await aShop();
      await insert(newInvoice(numbered));
      await expect(insert(newInvoice(numbered), orderId(1002))).rejects.toThrow();
      const elsewhere = unitOfWork(THEIR_SHOP, ({ invoices }) => invoices.insert(ID, newInvoice(numbered), LIVE));
      await expect(elsewhere).rejects.toThrow();
    });

    test("a number is free again once its invoice is dead: integrators give it to the next one", async () => {
      const { ours, insert, latest } = await aShop();
      const dead = newInvoice(numbered);
      await insert(dead);
      await ours(({ invoices }) => invoices.update(dead.ettn, { isLive: false }));
      const next = newInvoice(numbered);
      await insert(next);
      expect(await latest()).toBe(next.ettn);
    });

    test("a test host numbers on its own", async () => {
      const { ours, insert } = await aShop();
      await insert(newInvoice(numbered));
      const onTestHost = { kind: "nilvera", environment: "test" } as const;
      await ours(({ invoices }) => invoices.insert(orderId(1002), newInvoice(numbered), onTestHost));
    });

    test("two shops of a company that try the app out side by side have the same trial numbers", async () => {
      const { unitOfWork, reading } = await aShop();
      const trial = { kind: "sandbox", environment: "test" } as const;
      for (const shop of [OUR_SHOP, THEIR_SHOP]) {
        const invoice = newInvoice();
        await unitOfWork(shop, ({ invoices }) => invoices.insert(ID, invoice, trial));
        await unitOfWork(shop, ({ invoices }) => invoices.update(invoice.ettn, numbered));
      }
      const rows = await reading.db.select().from(reading.tables.invoices);
      expect(new Map(rows.map(({ shop, number }) => [shop, number]))).toEqual(
        new Map([OUR_SHOP, THEIR_SHOP].map((shop) => [shop, numbered.number])),
      );
    });

    test("told later, a number that is taken is refused and the invoice keeps none", async () => {
      const { ours, insert, read } = await aShop();
      const other = newInvoice();
      await insert(newInvoice(numbered));
      await insert(other, orderId(1002));
      await expect(ours(({ invoices }) => invoices.update(other.ettn, numbered))).rejects.toThrow();
      expect((await read(OUR_SHOP).invoices.find(other.ettn))?.invoice.number).toBeUndefined();
    });

    test("another seller may have the same one, and many may have none", async () => {
      const { insert } = await aShop();
      const seller = aSeller({ taxId: { scheme: "VKN", value: "9876543217", title: "Başka A.Ş." } });
      await insert(newInvoice(numbered));
      await insert(newInvoice({ ...numbered, seller }), orderId(1002));
      await insert(newInvoice(), orderId(1003));
      await insert(newInvoice(), orderId(1004));
    });
  });

  describe("the document", () => {
    test("comes back as it was stored, amounts and all", async () => {
      const { insert, read } = await aShop();
      const invoice = newInvoice({ totals: { ...anInvoice().totals, payable: 9_007_199_254_740_991n } });
      await insert(invoice);
      expect((await read(OUR_SHOP).invoices.find(invoice.ettn))?.invoice).toEqual(invoice);
    });

    test("an amount beyond what the database holds exactly is refused and not rounded", async () => {
      const { insert, latest } = await aShop();
      const payable = 9_007_199_254_740_992n;
      await expect(insert(newInvoice({ totals: { ...anInvoice().totals, payable } }))).rejects.toThrow();
      expect(await latest()).toBeUndefined();
    });

    test("its number stands beside it: patches change columns and never the document", async () => {
      const { ours, insert, read } = await aShop();
      const invoice = newInvoice();
      const at = new Date("2026-11-20T10:00:00Z");
      await insert(invoice);
      await ours(({ invoices }) =>
        invoices.update(invoice.ettn, {
          number: "EAR2026000000007",
          submitAttempts: 2,
          submitStartedAt: at,
          answeredAt: at,
        }),
      );
      await ours(({ invoices }) => invoices.update(invoice.ettn, { answeredAt: undefined, reported: true }));
      expect(await read(OUR_SHOP).invoices.find(invoice.ettn)).toEqual({
        orderId: ID,
        invoice: { ...invoice, number: "EAR2026000000007" },
        sentTo: LIVE,
        issuedAt: expect.any(Date),
        isLive: true,
        wasLost: false,
        heard: 0,
        submitAttempts: 2,
        submitStartedAt: at,
        answeredAt: undefined,
        acceptedAt: undefined,
        confirmedAt: undefined,
        statusChecks: 0,
        reported: true,
      });
    });

    test("is another shop's neither to find nor to change", async () => {
      const { unitOfWork, insert, read } = await aShop();
      const invoice = newInvoice();
      await insert(invoice);
      expect(await read(THEIR_SHOP).invoices.find(invoice.ettn)).toBeUndefined();
      expect(await read(THEIR_SHOP).invoices.findLatest(ID)).toBeUndefined();
      await unitOfWork(THEIR_SHOP, ({ invoices }) => invoices.update(invoice.ettn, { isLive: false }));
      expect(await read(OUR_SHOP).invoices.find(invoice.ettn)).toMatchObject({ isLive: true });
    });
  });

  test("an archived original is never replaced", async () => {
    const { ours, insert, read } = await aShop();
    const { ettn } = newInvoice();
    await insert(newInvoice({ ettn }));
    await ours(({ documents }) => documents.put(ettn, "pdf", Buffer.from("%PDF-first")));
    await ours(({ documents }) => documents.put(ettn, "pdf", Buffer.from("%PDF-second")));
    expect(Buffer.from((await read(OUR_SHOP).documents.get(ettn, "pdf")) ?? []).toString()).toBe("%PDF-first");
    expect(await read(THEIR_SHOP).documents.get(ettn, "pdf")).toBeUndefined();
    expect(await read(THEIR_SHOP).documents.formats(ettn)).toEqual([]);
  });

  test.each([9_007_199_254_740_992n, -9_007_199_254_740_992n, 10n ** 30n])(
    "an order total of %s kuruş is refused",
    async (total) => {
      const { ours, read } = await aShop();
      await expect(ours(({ orders }) => orders.save(aSummary({ total })))).rejects.toThrow("amount beyond 2^53 kuruş");
      expect(await read(OUR_SHOP).orders.find(ID)).toBeUndefined();
    },
  );

  test.each([9_007_199_254_740_991n, -9_007_199_254_740_991n, 0n])(
    "an order total of %s kuruş comes back exactly",
    async (total) => {
      const { ours, read } = await aShop();
      await ours(({ orders }) => orders.save(aSummary({ total })));
      expect((await read(OUR_SHOP).orders.find(ID))?.total).toBe(total);
    },
  );
});
