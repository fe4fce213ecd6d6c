import { describe, expect, test } from "vitest";
import { invoiceToHtml } from "../../../server/documents/invoice-html.ts";
import { invoiceToPdf } from "../../../server/documents/invoice-pdf.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { readPdf } from "../../support/read-pdf.ts";
import { readQr } from "../../support/read-qr.ts";
import { aDocument, exempted } from "../ubl/a-document-of.ts";
import { aSampleInvoice } from "../ubl/a-sample-invoice.ts";

const ISSUED = { isSpecimen: false };

/** What a reader held over the HTML page finds. */
function readFromHtml(invoice: Invoice): string {
  const html = invoiceToHtml(invoice, ISSUED);
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(html)?.[1]);
  const dark = new Set<string>();
  for (const [, x = "", y = "", width = ""] of html.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let column = 0; column < Number(width); column += 1) dark.add(`${y} ${Number(x) + column}`);
  }
  return readQr(size, (row, column) => dark.has(`${row} ${column}`));
}

/** What it finds on paper: black squares and nothing else black, measured by the finder of seven modules. */
async function readFromPdf(invoice: Invoice): Promise<string> {
  const [page] = readPdf(await invoiceToPdf(invoice, ISSUED)).pages;
  const black = page?.rects.filter(({ fill }) => fill === "0 0 0") ?? [];
  const [corner] = black;
  if (!corner) throw new Error("no code");
  const module = corner.width / 7;
  const right = Math.max(...black.map(({ x, width }) => x + width));
  const size = Math.round((right - corner.x) / module);
  const isDark = (row: number, column: number): boolean => {
    const [x, y] = [corner.x + (column + 0.5) * module, corner.y + (row + 0.5) * module];
    return black.some((rect) => {
      const [top, bottom] = [Math.min(rect.y, rect.y + rect.height), Math.max(rect.y, rect.y + rect.height)];
      return x > rect.x && x < rect.x + rect.width && y > top && y < bottom;
    });
  };
  return readQr(size, isDark);
}

const SAMPLE = {
  vkntckn: "9876543217",
  avkntckn: "11111111111",
  senaryo: "EARSIVFATURA",
  tip: "SATIS",
  tarih: "2026-03-14",
  no: "EAR2026000000042",
  ettn: "6f1d2c3b-4a59-4e86-9b10-2f7d8c9a0b1c",
  parabirimi: "TRY",
  malhizmettoplam: "1000.00",
  "kdvmatrah(20)": "615.00",
  "hesaplanankdv(20)": "123.00",
  "kdvmatrah(10)": "335.00",
  "hesaplanankdv(10)": "33.50",
  vergidahil: "1106.50",
  odenecek: "1106.50",
};

describe("the code on the page", () => {
  test("reads as GİB's members, in their order", () => {
    expect(readFromHtml(aSampleInvoice())).toBe(JSON.stringify(SAMPLE));
  });

  test("is the same on paper", async () => {
    expect(await readFromPdf(aSampleInvoice())).toBe(JSON.stringify(SAMPLE));
  });

  test("tells each rate once, whatever its groups are", () => {
    const invoice = exempted(aSampleInvoice(), "335");
    const [group] = invoice.taxSubtotals;
    if (!group) throw new Error("no group");
    const gift = { rate: 0, taxable: 100n, tax: 0n, exemption: { code: "351", text: "GİB 351" } };
    const told = JSON.parse(readFromHtml({ ...invoice, taxSubtotals: [group, gift] })) as Record<string, string>;
    expect(Object.keys(told).filter((name) => name.startsWith("kdvmatrah"))).toEqual(["kdvmatrah(0)"]);
    expect(told["kdvmatrah(0)"]).toBe("951.00");
  });

  test("names the Ministry of Trade as the receiver of an export, as the document does", () => {
    expect(JSON.parse(readFromHtml(aDocument("IHRACAT", "ISTISNA")))).toMatchObject({ avkntckn: "1460415308" });
  });

  test("still reads when it is long", () => {
    const most = 9_007_199_254_740_991n;
    const taxSubtotals = [20, 10, 1].map((rate) => ({ rate, taxable: most, tax: most }));
    expect(JSON.parse(readFromHtml(aSampleInvoice({ taxSubtotals })))).toMatchObject({
      "kdvmatrah(1)": "90071992547409.91",
    });
  });
});
