import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { invoiceToHtml } from "../../../server/documents/invoice-html.ts";
import { invoiceToPdf } from "../../../server/documents/invoice-pdf.ts";
import { invoiceSheet } from "../../../server/documents/invoice-sheet.ts";
import { printable } from "../../../server/documents/printable.ts";
import type { Sheet } from "../../../server/documents/sheet.ts";
import type { DecimalText } from "../../../server/invoice/money/decimal.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { type PdfPage, readPdf, textOf } from "../../support/read-pdf.ts";
import { aSampleInvoice, anInternetSale, aSpeciallyTaxedInvoice } from "../ubl/a-sample-invoice.ts";
import { goldenInvoices } from "./golden-invoices.ts";
import { aLongInvoice, hasTool } from "./long-invoices.ts";

const ISSUED = { isSpecimen: false };
const pagesOf = async (invoice: Invoice): Promise<readonly PdfPage[]> =>
  readPdf(await invoiceToPdf(invoice, ISSUED)).pages;

/** Without gaps: text is broken over lines where the paper ends. */
const tight = (text: string): string => text.replace(/\s/g, "");
const allTextOf = async (invoice: Invoice): Promise<string> => tight((await pagesOf(invoice)).map(textOf).join(""));

/** Everything the page is to say. */
const wordsOf = (sheet: Sheet): readonly string[] => [
  sheet.title,
  sheet.number,
  sheet.ettn,
  ...[sheet.seller, sheet.buyer].flatMap(({ name, lines }) => [name, ...lines]),
  ...[sheet.seller, sheet.buyer, ...sheet.blocks, sheet].flatMap(({ facts }) => facts).flatMap(bothOf),
  ...[sheet.lines, sheet.taxes].flatMap(({ rows }) => rows.flat()),
  ...sheet.totals.flatMap(bothOf),
  ...sheet.notes,
  sheet.inWords ?? "",
  ...(sheet.returnForm ? [sheet.returnForm.title.toLocaleUpperCase("tr"), sheet.returnForm.signature] : []),
  ...sheet.signatures,
];

const bothOf = ({ label, value }: { label: string; value: string }) => [label, value];

describe.each(goldenInvoices())("%s", (_, invoice) => {
  const words = wordsOf(invoiceSheet(invoice, ISSUED));

  test("stands whole in the PDF", async () => {
    const text = await allTextOf(invoice);
    expect(words.length).toBeGreaterThan(40);
    expect(words.filter((word) => !text.includes(tight(printable(word))))).toEqual([]);
  });

  test("stands whole in the HTML", () => {
    const text = tight(readableText(invoiceToHtml(invoice, ISSUED)));
    expect(words.filter((word) => !text.includes(tight(word)))).toEqual([]);
  });
});

function readableText(html: string): string {
  const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return html
    .replace(/^[\s\S]*<body>/, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? "?");
}

describe("Turkish letters", () => {
  const LETTERS = "ğüşıİöçĞÜŞÖÇâîû₺";
  const invoice = aSampleInvoice({ notes: [LETTERS, LETTERS.normalize("NFD")] });

  test("survive in every weight, also where they came in pieces", async () => {
    const titled = { ...invoice.seller, taxId: { scheme: "VKN", value: "9876543217", title: LETTERS } } as const;
    const [page] = await pagesOf({ ...invoice, seller: titled });
    const runs = page?.texts.map(({ text }) => text).filter((text) => text === LETTERS);
    expect(runs).toHaveLength(3);
  });

  test.skipIf(!hasTool("pdftotext"))("survive pdftotext (needs pdftotext)", async () => {
    const pdf = await invoiceToPdf(invoice, ISSUED);
    const { stdout } = spawnSync("pdftotext", ["-enc", "UTF-8", "-", "-"], { input: pdf, encoding: "utf8" });
    for (const letter of LETTERS) expect(stdout).toContain(letter);
  });
});

test("pictographs are left out, and a letter the font lacks is a question mark and not an empty box", async () => {
  const [line] = aSampleInvoice().lines;
  if (!line) throw new Error("no line");
  const [page] = await pagesOf(aSampleInvoice({ lines: [{ ...line, name: "Hediye 🎁 kutusu™ 日本 👩‍👧" }] }));
  expect(page?.texts.map(({ text }) => text)).toContain("Hediye kutusu™ ??");
  expect(page?.glyphs.filter(({ id }) => id === 0)).toEqual([]);
});

describe("the paper", () => {
  test("of the same invoice is the same to the byte, and dated by its issue day", async () => {
    const [first, second] = [
      await invoiceToPdf(aSampleInvoice(), ISSUED),
      await invoiceToPdf(aSampleInvoice(), ISSUED),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
    expect(readPdf(first).info).toContain("(D:20260314000000Z)");
  });

  test("holds everything inside its margins, hostile names and the largest amounts too", async () => {
    const most = 9_007_199_254_740_991n;
    const long = aLongInvoice({ count: 12 });
    const lines = long.lines.map((line, index) => ({
      ...line,
      name: index % 2 === 0 ? "Ğ".repeat(255) : "kırmızı ayakkabı ".repeat(400),
      sellerCode: "KOD-".repeat(20),
      gross: most,
      net: most,
      taxAmount: most,
      allowance: most,
    }));
    const totals = {
      ...long.totals,
      lineExtension: most,
      taxExclusive: most,
      tax: most,
      taxInclusive: most,
      payable: most,
    };
    const pages = await pagesOf({ ...long, lines, totals });
    const outside = pages.flatMap(({ texts }) =>
      texts.filter(({ x, right, y }) => x < 39.9 || right > 555.4 || y < 40 || y > 820),
    );
    expect(outside).toEqual([]);
    expect(pages.length).toBeGreaterThan(4);
  });

  test("makes its letters smaller for the largest amounts in every column there is", async () => {
    const most = 9_007_199_254_740_991n;
    const taxed = aSpeciallyTaxedInvoice();
    const lines = taxed.lines.map((line) => ({
      ...line,
      gtip: "851830000000",
      gross: most,
      net: most,
      taxAmount: most,
      allowance: most,
      excise: { code: "0077", name: "ÖTV 3C LİSTE", percent: "35" as DecimalText, amount: most },
      withholding: { code: "612", text: "Temizlik Hizmeti", percent: 90, amount: most },
    }));
    const pages = await pagesOf({ ...taxed, lines });
    const outside = pages.flatMap(({ texts }) => texts.filter(({ x, right }) => x < 39.9 || right > 555.4));
    expect(outside).toEqual([]);
  });

  test("puts no text over another", async () => {
    for (const invoice of [aSampleInvoice(), aLongInvoice({ count: 61 })]) {
      for (const { texts } of await pagesOf(invoice)) {
        const clashes = texts.filter((one, index) =>
          texts
            .slice(index + 1)
            .some((other) => Math.abs(one.y - other.y) < 4 && one.x < other.right - 0.1 && other.x < one.right - 0.1),
        );
        expect(clashes).toEqual([]);
      }
    }
  });

  test("lines its amounts up on the right", async () => {
    const [page] = await pagesOf(aLongInvoice({ count: 20 }));
    const nets = aLongInvoice({ count: 20 }).lines.length;
    const edges = page?.texts.filter(
      ({ right, text }) => Math.abs(right - 555.28) < 0.05 && /^[\d.]+,\d\d$/.test(text),
    );
    expect(edges?.length).toBeGreaterThanOrEqual(nets);
  });
});

describe("a long invoice", () => {
  const CARRIED = "Nakli yekûn (sonraki sayfaya devreden)";
  const BROUGHT = "Nakli yekûn (önceki sayfadan devreden)";

  test("repeats its head, numbers its pages and hands the sums on from page to page", async () => {
    const invoice = aLongInvoice({ count: 60, words: 14 });
    const pages = await pagesOf(invoice);
    expect(pages.length).toBeGreaterThanOrEqual(3);
    for (const [index, page] of pages.entries()) {
      const texts = page.texts.map(({ text }) => text);
      expect(texts).toContain("Birim fiyat");
      expect(texts).toContain(`Sayfa ${index + 1} / ${pages.length}`);
      expect(texts.some((text) => text.includes(invoice.number ?? "none"))).toBe(true);
      expect(texts.includes(BROUGHT)).toBe(index > 0);
      expect(texts.includes(CARRIED)).toBe(index < pages.length - 1);
    }
  });

  test("carries what the rows above really add up to", async () => {
    const invoice = aLongInvoice({ count: 60, words: 14 });
    const pages = await pagesOf(invoice);
    let sum = 0n;
    for (const [index, page] of pages.entries()) {
      const rows = rowsOf(page);
      const brought = rows.find(([first]) => first === BROUGHT);
      const carried = rows.find(([first]) => first === CARRIED);
      if (index > 0) expect(kurusOf(brought?.at(-1))).toBe(sum);
      for (const row of rows.filter(([first]) => /^\d+$/.test(first ?? ""))) sum += kurusOf(row.at(-1));
      if (carried) expect(kurusOf(carried.at(-1))).toBe(sum);
    }
    expect(sum).toBe(invoice.totals.taxExclusive);
  });

  test("never leaves the totals alone on a page", { timeout: 30_000 }, async () => {
    for (let count = 12; count < 32; count += 1) {
      const pages = await pagesOf(aLongInvoice({ count }));
      const last = pages.findLast((page) => page.texts.some(({ text }) => text === "Ödenecek tutar"));
      expect(rowsOf(last).some(([first]) => first === String(count))).toBe(true);
    }
  });

  /** Runs of text at one height, from left to right. */
  const rowsOf = (page: PdfPage | undefined): readonly (readonly string[])[] =>
    [...Map.groupBy(page?.texts ?? [], ({ y }) => Math.round(y * 10)).values()].map((row) =>
      row.toSorted((a, b) => a.x - b.x).map(({ text }) => text),
    );

  const kurusOf = (text: string | undefined): bigint => BigInt((text ?? "").replace(/[.,]/g, ""));
});

describe("a document that is worth nothing yet", () => {
  const WATERMARK = "ÖRNEK – MALİ DEĞERİ YOKTUR";

  test.each([
    ["a preview", aSampleInvoice(), true],
    ["one without a number", withoutNumber(), false],
  ])("says so on every page: %s", async (_, invoice, isSpecimen) => {
    const { pages } = readPdf(
      await invoiceToPdf({ ...invoice, lines: aLongInvoice({ count: 40 }).lines }, { isSpecimen }),
    );
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(textOf(page)).toContain(WATERMARK);
    expect(invoiceToHtml(invoice, { isSpecimen })).toContain(WATERMARK);
  });

  test("has no code to look up while it has no number", async () => {
    expect(invoiceToHtml(withoutNumber(), ISSUED)).not.toContain("Karekod");
    expect(invoiceToHtml(withoutNumber(), ISSUED)).toContain("Numarası henüz verilmedi");
  });

  test("is told from an issued one, which says nothing of the kind", async () => {
    expect(await allTextOf(aSampleInvoice())).not.toContain(tight(WATERMARK));
    expect(invoiceToHtml(aSampleInvoice(), ISSUED)).not.toContain("MALİ DEĞERİ");
  });

  function withoutNumber(): Invoice {
    const { number: _, ...invoice } = aSampleInvoice();
    return invoice;
  }
});

describe("what travels with the goods", () => {
  test("has a return part on an internet sale's e-Arşiv invoice alone", async () => {
    const till = { platform: "NORMAL", sendType: "KAGIT", receipt: undefined } as const;
    expect(await allTextOf(aSampleInvoice())).toContain("İADEBÖLÜMÜ");
    expect(await allTextOf(aSampleInvoice({ sale: till }))).not.toContain("İADEBÖLÜMÜ");
    expect(await allTextOf(aSampleInvoice({ profileId: "TEMELFATURA" }))).not.toContain("İADEBÖLÜMÜ");
  });

  test("has places to sign where it stands for the waybill, and only there", async () => {
    expect(await allTextOf(aSampleInvoice({ waybill: { kind: "this-invoice" } }))).toContain("Teslimalan");
    expect(await allTextOf(aSampleInvoice())).not.toContain("Teslimalan");
  });

  test("names the seller's account for a transfer alone", async () => {
    const iban = tight("TR33 0006 1005 1978 6457 8413 26");
    const date = aSampleInvoice().issueDate;
    const byTransfer = aSampleInvoice({ sale: anInternetSale({ payment: { method: "EFT/HAVALE", date } }) });
    expect(await allTextOf(byTransfer)).toContain(iban);
    expect(await allTextOf(aSampleInvoice())).not.toContain(iban);
  });
});
