import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { writeJson } from "../server/integrators/exact-json.ts";
import { toSendModel } from "../server/integrators/nilvera/transform.ts";
import type { DecimalText } from "../server/invoice/money/decimal.ts";
import { FAULT_TEXTS } from "../server/invoice/fault-texts.ts";
import type { Invoice } from "../server/invoice/invoice.ts";
import { invoiceToUbl } from "../server/ubl/invoice-document.ts";
import { anInternetSale, aSampleInvoice, aTillSale, day, FILES_OF_KINDS } from "./server/ubl/a-sample-invoice.ts";
import { textsAt } from "./server/ubl/read-xml.ts";

const SEED = "../shared/seeds/earsiv-invoice-info.txt";
const ROWS = 60;

type Row = {
  readonly field: string;
  readonly from: string;
  readonly guard: string;
  readonly nilvera: string;
  readonly ubl: string;
};

const plain = (cell: string): string => cell.replaceAll("`", "").trim();

const rows: readonly Row[] = readFileSync("docs/invoice-info.md", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => {
    const [, field = "", from = "", guard = "", nilvera = "", ubl = ""] = line.split("|");
    return { field: plain(field), from: plain(from), guard, nilvera: plain(nilvera), ubl: plain(ubl) };
  });
const empty = (row: Row): boolean => /^\*(not yet|never)\*/.test(row.from);

const BOOKS = { code: "335", text: "KDV 13/n Basılı Kitap ve Süreli Yayınların Teslimleri" };
const RATE = "42.2538" as DecimalText;
const byTransfer = anInternetSale({ payment: { method: "EFT/HAVALE", date: day("2026-03-12") } });
const samples: readonly Invoice[] = [
  aSampleInvoice(),
  aSampleInvoice({ sale: byTransfer }),
  aSampleInvoice({ sale: aTillSale() }),
  aSampleInvoice(FILES_OF_KINDS),
  aSampleInvoice({ template: { kind: "kept", uuid: "94e8b735-1361-4d6f-a4a6-3745b62239c8" } }),
  aSampleInvoice({ waybill: { kind: "this-invoice" } }),
  aSampleInvoice({ currency: "USD", exchangeRate: { currency: "USD", rate: RATE, announcedOn: day("2026-03-12") } }),
  aSampleInvoice({ type: "IADE", originals: [{ number: "EAR2026000000001", date: day("2026-03-07") }] }),
  aSampleInvoice({ type: "ISTISNA", taxSubtotals: [{ rate: 0, taxable: 100n, tax: 0n, exemption: BOOKS }] }),
];

const written = new Set(samples.flatMap((invoice) => pathsOf(requestOf(invoice), "InvoiceInfo")));

function requestOf(invoice: Invoice): unknown {
  const request = JSON.parse(writeJson(toSendModel(invoice))) as { ArchiveInvoice: { InvoiceInfo: unknown } };
  return request.ArchiveInvoice.InvoiceInfo;
}

function pathsOf(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, `${path}[]`));
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([name, member]) => pathsOf(member, `${path}.${name}`));
}

/** The KDV totals are one row for all rates. */
const oneRate = (path: string): string => path.replace(/GeneralKDV\d+Total/, "GeneralKDV20Total");

describe("docs/invoice-info.md", () => {
  test("has a row for everything Nilvera is sent", () => {
    const known = new Set(rows.map(({ nilvera }) => nilvera));
    expect([...written].map(oneRate).filter((path) => !known.has(path))).toEqual([]);
  });

  test("promises no field that is not sent", () => {
    const promised = rows.filter((row) => !empty(row)).map(({ nilvera }) => nilvera);
    expect(promised.filter((path) => !written.has(path))).toEqual([]);
  });

  test("says of an empty field why, and names no place for it", () => {
    for (const row of rows.filter(empty)) expect(row).toMatchObject({ nilvera: "", ubl: "" });
    expect(rows.filter(({ from }) => from === "")).toEqual([]);
  });

  test.each(rows.filter(({ ubl }) => ubl !== "").map(({ field, ubl }) => [field, ubl]))(
    "%s stands in UBL at %s",
    (_, path) => {
      const found = samples.some((invoice) => textsAt(invoiceToUbl(invoice), path).some((text) => text !== ""));
      expect(found).toBe(true);
    },
  );

  test("names only faults there are", () => {
    const named = rows.flatMap(({ guard }) => [...guard.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, code]) => code));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((code) => !Object.hasOwn(FAULT_TEXTS, code ?? ""))).toEqual([]);
  });

  test("tells every field once", () => {
    const fields = rows.map(({ field }) => field);
    expect(fields.filter((field, index) => fields.indexOf(field) !== index)).toEqual([]);
    expect(fields).toHaveLength(ROWS);
  });
});

describe.skipIf(!existsSync(SEED))("the InvoiceInfo guide (needs ../shared)", () => {
  const guide = existsSync(SEED) ? readFileSync(SEED, "utf8") : "";
  const headings = [...guide.matchAll(/^(UUID|[A-Z][A-Za-z0-9]+)$/gm)].map(([, name = ""]) => name);
  const members = [...guide.matchAll(/public \S+ (\w+) \{ get;/g)].map(([, name = ""]) => name);
  const segments = new Set(rows.flatMap(({ field }) => field.split(".")));

  test("has fields to look for", () => {
    expect(headings.length).toBeGreaterThan(20);
    expect(members.length).toBeGreaterThan(35);
  });

  test.each([...new Set([...headings, ...members])].filter((name) => name !== "InvoiceInfo"))(
    "%s has a row",
    (name) => {
      expect([...segments]).toContain(name);
    },
  );
});
