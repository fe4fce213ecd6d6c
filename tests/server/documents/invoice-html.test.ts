import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { invoiceToHtml } from "../../../server/documents/invoice-html.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { launchChromium } from "../../support/chromium.ts";
import { aSampleInvoice } from "../ubl/a-sample-invoice.ts";
import { aLongInvoice } from "./long-invoices.ts";

const toHtml = (invoice: Invoice): string => invoiceToHtml(invoice, { isSpecimen: false });
const HOSTILE = `</td><script>alert("x")</script><img src=x onerror=alert(1)> & 'a' "b" \u0000\u202e`;

/** The sample with the text wherever a person types one. */
function typed(text: string): Invoice {
  const invoice = aSampleInvoice();
  const seller = { ...invoice.seller, taxId: { scheme: "VKN", value: "9876543217", title: text } } as const;
  const address = { ...invoice.buyer.address, line: text, city: text };
  const lines = invoice.lines.map((line) => ({ ...line, name: text, sellerCode: text }));
  return { ...invoice, seller, buyer: { ...invoice.buyer, address, email: text }, lines, notes: [text], number: text };
}

test("hostile names are text, wherever they stand", () => {
  const html = toHtml(typed(HOSTILE));
  expect(html.match(/<script|<img/g)).toBe(null);
  expect(html.includes("\u0000")).toBe(false);
  expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(10);
});

test("the page asks nobody for anything and runs nothing", () => {
  const html = toHtml(aSampleInvoice());
  expect(html).not.toMatch(/<script|<link|<img|\bsrc=|url\(|@import|javascript:/i);
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(html).toMatch(/^<!doctype html>\n<html lang="tr">/);
});

test("the same invoice gives the same page", () => {
  expect(toHtml(aSampleInvoice())).toBe(toHtml(aSampleInvoice()));
});

describe("in a browser", { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  }, 120_000);
  afterAll(() => browser.close());

  test.each([
    ["an issued invoice", aSampleInvoice(), 1100],
    ["a narrow screen", aSampleInvoice(), 390],
    ["hostile names without a gap", typed("ğ<b>".repeat(90)), 1100],
  ])("is readable for everyone, and nothing runs out of the page: %s", async (_, invoice, width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    await page.setContent(toHtml(invoice));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(overflow).toBe(0);
    await context.close();
  });

  test("prints on A4 in as many pages as it takes, with the table's head on each", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.setContent(toHtml(aLongInvoice({ count: 90 })));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    await context.close();
  });
});
