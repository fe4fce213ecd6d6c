import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { keptFrom } from "../../../server/invoice/after-issue/retention.ts";
import { packOriginal, unpackOriginal } from "../../../server/store/original.ts";
import { type IsHandedOut, originalsReport } from "../../../server/store/originals-report.ts";
import { runNode } from "../../support/child-process.ts";
import { ENGINES, type EngineName, postgresStore } from "../../support/engines.ts";
import { aSummary, OUR_SHOP, temporaryStore } from "../../support/temporary-store.ts";
import { testEnvironment } from "../../support/test-shop.ts";
import { anInvoice, day } from "../integrators/an-invoice.ts";

const XML = new TextEncoder().encode(`<?xml version="1.0"?><Invoice>${"<cbc:Note>ş</cbc:Note>".repeat(200)}</Invoice>`);
const PDF = new TextEncoder().encode("%PDF-1.4");
const { ettn } = anInvoice();
const LATER = new Date(Date.now() + 3 * 86_400_000);

async function storeWithInvoice(engine: EngineName) {
  const store = engine === "sqlite" ? temporaryStore() : await postgresStore();
  const order = aSummary();
  await store.unitOfWork(OUR_SHOP, async ({ orders, invoices, documents }) => {
    await orders.save(order);
    await invoices.insert(order.id, anInvoice(), { kind: "nilvera", environment: "live" });
    await invoices.update(ettn, { confirmedAt: new Date() });
    await documents.put(ettn, "xml", XML);
  });
  return { ...store, address: "url" in store ? store.url : store.path };
}

describe.each(ENGINES)("originals on %s", (engine) => {
  test("lie compressed and come back byte for byte, and the first one stays", async () => {
    const store = await storeWithInvoice(engine);
    await store.unitOfWork(OUR_SHOP, ({ documents }) => documents.put(ettn, "xml", PDF));
    expect(await store.read(OUR_SHOP).documents.get(ettn, "xml")).toEqual(Buffer.from(XML));
    const [row] = await store.reading.rows(sql`select length(bytes) as size, packing from documents`);
    expect(Number(row?.["size"])).toBeLessThan(XML.length / 10);
    expect(row?.["packing"]).toBe("gzip");
  });

  test("that are missing or damaged are told, and a damaged one is handed to nobody", { timeout: 60_000 }, async () => {
    const store = await storeWithInvoice(engine);
    const name = { shop: OUR_SHOP, ettn };
    expect(await originalsReport(store.reading, LATER, () => true)).toEqual({
      checked: 1,
      damaged: [],
      missing: [{ ...name, format: "pdf" }],
      pastRetention: 0,
    });
    expect(await originalsReport(store.reading, new Date("2037-06-01"), () => true)).toMatchObject({
      pastRetention: 1,
    });
    await store.unitOfWork(OUR_SHOP, ({ documents }) => documents.put(ettn, "pdf", PDF));
    const run = () => runNode(["server/commands/originals.ts"], testEnvironment({ DATABASE_URL: store.address }));
    expect(await run()).toMatchObject({ code: 0 });
    await store.transact(OUR_SHOP, async ({ db, tables: { documents } }) => {
      await db.update(documents).set({ sha256: "other" }).where(eq(documents.format, "xml"));
    });
    const { code, stdout } = await run();
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      checked: 2,
      damaged: [{ ...name, format: "xml" }],
      missing: [],
      pastRetention: 0,
    });
    await expect(store.read(OUR_SHOP).documents.get(ettn, "xml")).rejects.toThrow("damaged");
  });
});

test("an original its integrator never hands out is not told as missing", async () => {
  const store = await storeWithInvoice("sqlite");
  const isHandedOut: IsHandedOut = (kind, format) => kind !== "nilvera" || format === "xml";
  expect(await originalsReport(store.reading, LATER, isHandedOut)).toMatchObject({ checked: 1, missing: [] });
});

test("what compressing would not make smaller stays as it is", () => {
  expect(packOriginal(PDF)).toMatchObject({ packing: "none", bytes: Buffer.from(PDF) });
  expect(unpackOriginal({ ...packOriginal(XML), bytes: Buffer.from("not gzip") })).toBeUndefined();
});

test.each([
  ["2036-12-31", "2026-01-01"],
  ["2037-01-01", "2027-01-01"],
])("on %s the originals of invoices from %s on have to be kept", (today, first) => {
  expect(keptFrom(day(today))).toBe(first);
});
