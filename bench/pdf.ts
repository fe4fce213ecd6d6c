import { invoiceToPdf } from "../server/documents/invoice-pdf.ts";
import { invoiceSheet } from "../server/documents/invoice-sheet.ts";
import type { Sheet } from "../server/documents/sheet.ts";
import { wordsAlone, wordsWithFontFile } from "./pdf/plain-pdfkit.ts";
import type { Bench, Row } from "./row.ts";
import { invoiceOf, ORDERS, pick } from "./ubl/orders.ts";

const ISSUED = { isSpecimen: false };

/** From an invoice of ten lines to an A4 page with its QR code. */
async function rows(): Promise<readonly Row[]> {
  const invoices = ORDERS.map(invoiceOf);
  const words = invoices.map((invoice) => wordsOf(invoiceSheet(invoice, ISSUED)));
  return [
    {
      what: "invoice (10 lines) → A4 PDF",
      floor: 100,
      ours: { name: "Otofatura", once: (turn) => invoiceToPdf(pick(invoices, turn), ISSUED) },
      beside: [
        {
          name: "pdfkit, the same words alone (the limit)",
          note: "no measuring, no table, no QR code",
          atLeast: 0.3,
          once: (turn) => wordsAlone(pick(words, turn)),
        },
        {
          name: "pdfkit by its guide",
          note: "the same words alone, the font read for each document",
          atLeast: 2,
          once: (turn) => wordsWithFontFile(pick(words, turn)),
        },
      ],
    },
  ];
}

const wordsOf = ({ seller, buyer, facts, lines, taxes, totals, notes, blocks }: Sheet): readonly string[] => [
  ...[seller, buyer].flatMap(({ name, lines: address }) => [name, ...address]),
  ...[{ facts }, seller, buyer, ...blocks].flatMap((block) =>
    block.facts.flatMap(({ label, value }) => [label, value]),
  ),
  ...[lines, taxes].flatMap(({ columns, rows: cells }) => [...columns.map(({ label }) => label), ...cells.flat()]),
  ...totals.flatMap(({ label, value }) => [label, value]),
  ...notes,
];

export const pdf: Bench = { rows };
