import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { InvoicePatch } from "../../../server/pipeline/ports/stores.ts";
import { numberedOf, takenOf } from "../../../server/store/listed-invoices.ts";
import { ENGINES, storeOn } from "../../support/engines.ts";
import { orderId, OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";
import { anInvoice, ettn } from "../integrators/an-invoice.ts";

const EXPLAIN = { sqlite: sql`explain query plan`, postgres: sql`explain` } as const;
const ID = orderId(1001);

describe.each(ENGINES)("on %s", (engine) => {
  async function aShop() {
    const store = await storeOn(engine);
    const invoiced = (
      number: string | undefined,
      payable: bigint,
      patch: InvoicePatch = { statusChecks: 0 },
      environment = "live" as "live" | "test",
    ) =>
      store.unitOfWork(OUR_SHOP, async ({ invoices }) => {
        const { totals, number: _number, ...rest } = anInvoice({ ettn: ettn(randomUUID()) });
        const invoice = { ...rest, totals: { ...totals, payable }, ...(number === undefined ? {} : { number }) };
        await invoices.insert(ID, invoice, { kind: "nilvera", environment });
        await invoices.update(invoice.ettn, patch);
      });
    const listed = (shop = OUR_SHOP) => store.read(shop).listedInvoices;
    return { ...store, invoiced, listed };
  }
  const DEAD = { isLive: false, acceptedAt: new Date(1) };

  test("the amount beside a number is that of the invoice with this number", async () => {
    const { invoiced, listed } = await aShop();
    await invoiced("EAR2026000000001", 9999n, DEAD);
    await invoiced("EAR2026000000002", 6666n);
    const shown = async (invoiceNumber: string | undefined) =>
      (await listed().payables([{ id: ID, invoiceNumber }])).get(ID);
    expect(await shown("EAR2026000000002")).toBe(6666n);
    expect(await shown("EAR2026000000001")).toBe(9999n);
    expect(await shown(undefined)).toBeUndefined();
  });

  test("a number a dead draft gave back counts for the invoice that has it now", async () => {
    const { invoiced, listed } = await aShop();
    await invoiced("EAR2026000000001", 9999n, { isLive: false });
    await invoiced("EAR2026000000001", 6666n);
    expect((await listed().payables([{ id: ID, invoiceNumber: "EAR2026000000001" }])).get(ID)).toBe(6666n);
  });

  test("of an order's documents those are listed that an integrator took, the one that stands first", async () => {
    const { invoiced, listed } = await aShop();
    await invoiced("EAR2026000000009", 1n, { ...DEAD }, "test");
    await invoiced(undefined, 2n, { isLive: false });
    await invoiced("EAR2026000000001", 9999n, { ...DEAD, confirmedAt: new Date(2) });
    await invoiced("EAR2026000000002", 6666n, { acceptedAt: new Date(3) });
    const found = (await listed().ofOrders([ID])).get(ID) ?? [];
    expect(found.map(({ invoice, isLive, wasConfirmed }) => [invoice.number, isLive, wasConfirmed])).toEqual([
      ["EAR2026000000002", true, false],
      ["EAR2026000000001", false, true],
    ]);
    expect(await listed(THEIR_SHOP).ofOrders([ID])).toEqual(new Map());
  });

  test("a page of orders asks by their index, however many invoices there are", async () => {
    const { transact, reading } = await aShop();
    await transact(OUR_SHOP, async ({ db, tables: { invoices } }) => {
      const row = (n: number) => ({
        ettn: randomUUID(),
        shop: OUR_SHOP,
        orderId: orderId(10_000 + n),
        supply: "order",
        isLive: true,
        document: "{}",
        sellerTaxId: "1234567808",
        integrator: "nilvera",
        environment: "live",
        number: `EAR2026${String(n).padStart(9, "0")}`,
        issueDate: "2026-11-20",
        payable: 1n,
        issuedAt: new Date(n),
      });
      for (let n = 0; n < 3000; n += 500) {
        await db.insert(invoices).values(Array.from({ length: 500 }, (_, index) => row(n + index)));
      }
    });
    if (engine === "postgres") await reading.rows(sql`analyze invoices`);
    const ids = Array.from({ length: 25 }, (_, n) => orderId(10_000 + n * 7));
    for (const asked of [numberedOf(reading, OUR_SHOP, ids), takenOf(reading, OUR_SHOP, ids)]) {
      const plan = JSON.stringify(await reading.rows(sql`${EXPLAIN[engine]} ${asked.getSQL()}`));
      expect(plan).toMatch(/invoices_by_order|invoices_one_live/);
      expect(plan).not.toMatch(/SCAN invoices|Seq Scan/);
    }
  });
});
