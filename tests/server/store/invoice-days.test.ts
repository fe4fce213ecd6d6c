import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { ENGINES, storeOn } from "../../support/engines.ts";
import { orderId, OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";
import { anInvoice, ettn } from "../integrators/an-invoice.ts";
import { day } from "../invoice/an-order.ts";

const LIVE = { kind: "nilvera", environment: "live" } as const;
const { totals } = anInvoice();

const issued = (issueDate: string, payable: bigint, changes: Partial<Invoice> = {}) =>
  anInvoice({ ettn: ettn(randomUUID()), issueDate: day(issueDate), totals: { ...totals, payable }, ...changes });

describe.each(ENGINES)("invoices by day, on %s", (engine) => {
  async function aShop() {
    const store = await storeOn(engine);
    let orders = 1000;
    const insert = (invoice: Invoice, shop = OUR_SHOP) => {
      orders += 1;
      const id = orderId(orders);
      return store.unitOfWork(shop, ({ invoices }) => invoices.insert(id, invoice, LIVE));
    };
    const days = async (first = "2026-11-01") =>
      (await store.read(OUR_SHOP).invoices.days(day(first))).map((each) => Object.values(each));
    return { ...store, insert, days };
  }

  test("are added up for each day and currency, each shop's on its own", async () => {
    const { insert, days } = await aShop();
    await insert(issued("2026-11-20", 11990n));
    await insert(issued("2026-11-20", 1n));
    await insert(issued("2026-11-20", 4990n, { currency: "EUR" }));
    await insert(issued("2026-10-31", 500n));
    await insert(issued("2026-11-21", 700n));
    await insert(issued("2026-11-20", 99_999n), THEIR_SHOP);
    expect(await days()).toEqual([
      ["2026-11-20", "EUR", 1, 4990n],
      ["2026-11-20", "TRY", 2, 11991n],
      ["2026-11-21", "TRY", 1, 700n],
    ]);
  });

  test("count a dead invoice no more, a revived one again, and each only once", async () => {
    const { unitOfWork, insert, days } = await aShop();
    const invoice = issued("2026-11-20", 11990n);
    await insert(invoice);
    const live = (isLive: boolean) => unitOfWork(OUR_SHOP, ({ invoices }) => invoices.update(invoice.ettn, { isLive }));
    await live(false);
    await live(false);
    expect(await days()).toEqual([]);
    await live(true);
    await live(true);
    expect(await days()).toEqual([["2026-11-20", "TRY", 1, 11990n]]);
  });

  test("follow an unsent invoice to its new day and amount, and stay with one that may have left", async () => {
    const { unitOfWork, insert, days } = await aShop();
    const invoice = issued("2026-11-20", 11990n);
    await insert(invoice);
    const replace = (changed: Invoice) => unitOfWork(OUR_SHOP, ({ invoices }) => invoices.replaceUnsent(changed));
    await replace({ ...invoice, issueDate: day("2026-11-21"), totals: { ...totals, payable: 12000n } });
    expect(await days()).toEqual([["2026-11-21", "TRY", 1, 12000n]]);
    await unitOfWork(OUR_SHOP, ({ invoices }) => invoices.update(invoice.ettn, { wasLost: true }));
    await replace(invoice);
    expect(await days()).toEqual([["2026-11-21", "TRY", 1, 12000n]]);
  });

  test("are not added for an invoice the database refuses", async () => {
    const { unitOfWork, days } = await aShop();
    const insert = () =>
      unitOfWork(OUR_SHOP, ({ invoices }) => invoices.insert(orderId(1), issued("2026-11-20", 100n), LIVE));
    await insert();
    await expect(insert()).rejects.toThrow();
    expect(await days()).toEqual([["2026-11-20", "TRY", 1, 100n]]);
  });
});
