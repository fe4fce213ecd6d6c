import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Invoice, InvoiceLine } from "../../../server/invoice/invoice.ts";
import { formatKurus } from "../../../server/invoice/money/money.ts";
import { type GoldenFolder, goldenFolders } from "./golden-folders.ts";
import { goldenInvoice } from "./golden-invoice.ts";

/*
 * Some folders hold `recomputed.txt`: the invoice worked out by hand from the order, without the code. Its last lines,
 * below "figures", are what came of it; a document that departs from them is wrong, whatever its snapshot says.
 */

const workingOf = (folder: GoldenFolder): string => folder.pathOf("recomputed.txt");
const FOLDERS = goldenFolders().filter((folder) => existsSync(workingOf(folder)));

const figuresIn = (working: string): readonly string[] => {
  const lines = working.trimEnd().split("\n");
  return lines.slice(lines.indexOf("figures") + 1);
};

const words = (...parts: readonly (string | number | bigint | undefined)[]): string =>
  parts
    .filter((part) => part !== undefined)
    .map((part) => (typeof part === "bigint" ? formatKurus(part) : part))
    .join(" ");

function figuresOf(invoice: Invoice): readonly string[] {
  const { totals, exchangeRate: rate } = invoice;
  const { payment, transport } = invoice.sale.platform === "INTERNET" ? invoice.sale.internet : {};
  const { taxId } = invoice.buyer;
  return [
    words("type", invoice.type, invoice.currency, invoice.issueDate),
    words("order", invoice.order.name, invoice.order.date),
    words("buyer", taxId.scheme, taxId.value),
    words("paid", payment?.method, payment && "name" in payment ? payment.name : undefined, payment?.date),
    words("carrier", transport?.carrierTaxId, transport?.date),
    ...invoice.lines.map(lineFigures),
    ...invoice.taxSubtotals.map((group) => {
      const code = group.exemption?.code ?? group.specialBase?.code;
      return words("tax 0015", group.rate, code, "base", group.taxable, "amount", group.tax);
    }),
    ...(invoice.exciseSubtotals ?? []).map(({ code, percent, taxable, amount }) =>
      words("tax", code, percent, "base", taxable, "amount", amount),
    ),
    ...(invoice.withholdings ?? []).map(({ code, percent, taxable, amount }) =>
      words("withheld", code, percent, "base", taxable, "amount", amount),
    ),
    words("lines", totals.lineExtension, "discounts", totals.allowance),
    words("without-taxes", totals.taxExclusive, "with-taxes", totals.taxInclusive, "payable", totals.payable),
    ...(rate ? [words("rate", rate.currency, rate.rate, rate.announcedOn)] : []),
    ...invoice.notes.map((note) => words("note", note)),
  ];
}

function lineFigures(line: InvoiceLine): string {
  const { excise, withholding } = line;
  const figures = words("line", line.id, "price", line.quantity, "x", line.unitPrice, "discount", line.allowance);
  const taxes = words("net", line.net, "kdv", line.taxAmount, excise && words("ötv", excise.amount));
  return words(figures, taxes, withholding && words("withheld", withholding.amount));
}

describe("what was recomputed by hand", () => {
  test("is there", () => {
    expect(FOLDERS.length).toBeGreaterThanOrEqual(5);
  });

  test.each(FOLDERS.map((folder) => [folder.name, folder] as const))("%s is what the code makes", (_, folder) => {
    const invoice = goldenInvoice(folder);
    if (!invoice.ok) throw new Error("no invoice");
    expect(figuresOf(invoice.value)).toEqual(figuresIn(readFileSync(workingOf(folder), "utf8")));
  });
});
