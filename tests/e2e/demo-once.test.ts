import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { demoOrders } from "../../demo/orders/demo-orders.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

type Report = {
  readonly order: { readonly name: string; readonly total: string };
  readonly invoice: {
    readonly ettn: string;
    readonly number: string;
    readonly status: string;
    readonly total: string;
  } | null;
  readonly ubl: string;
  readonly integratorRequest: { readonly ArchiveInvoice: { readonly InvoiceInfo: Record<string, unknown> } };
};

async function once(...args: readonly string[]): Promise<Report> {
  const { stdout } = await run(process.execPath, ["demo/main.ts", "--once", ...args], { cwd: ROOT });
  return JSON.parse(stdout) as Report;
}

function orderFile(order: object): string {
  const path = join(mkdtempSync(join(tmpdir(), "otofatura-order-")), "order.json");
  writeFileSync(path, JSON.stringify({ order }));
  return path;
}

describe("npm run demo -- --once", () => {
  test("pays one order and prints its issued invoice, whose internet-sale data is complete", async () => {
    const { order, invoice, ubl, integratorRequest } = await once();
    expect(invoice).toMatchObject({ status: "issued", total: order.total });
    expect(invoice?.number).toMatch(/^EAR20\d{2}\d{9}$/);
    const { InvoiceInfo } = integratorRequest.ArchiveInvoice;
    expect(InvoiceInfo).toMatchObject({
      UUID: invoice?.ettn,
      SalesPlatform: "INTERNET",
      SendType: "ELEKTRONIK",
      PayableAmount: Number(order.total),
      InternetInfo: {
        WebSite: expect.stringMatching(/^https:/),
        PaymentMethod: "ODEMEARACISI",
        PaymentMethodName: "iyzico",
        PaymentDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
        TransporterName: expect.any(String),
        TransporterRegisterNumber: expect.stringMatching(/^\d{10}$/),
        TransportDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
      },
    });
    expect(ubl).toContain(`<cbc:ID>${invoice?.number}</cbc:ID>`);
    expect(ubl).toContain(`<cbc:PayableAmount currencyID="TRY">${order.total}</cbc:PayableAmount>`);
  });

  test("takes any order, and two runs give different ETTNs", async () => {
    const order = demoOrders(new Date())[1] ?? {};
    const path = orderFile(order);
    const [first, second] = [await once("--order", path), await once("--order", path)];
    expect(first.invoice?.total).toBe(first.order.total);
    expect(second.invoice?.total).toBe(first.invoice?.total);
    expect(second.invoice?.ettn).not.toBe(first.invoice?.ettn);
  });

  test("says why an order has no invoice, and ends with 2", async () => {
    const path = orderFile({
      ...demoOrders(new Date())[0],
      sourceName: "shopify_draft_order",
      billingAddress: null,
      shippingAddress: null,
    });
    const failed = await once("--order", path).then(
      () => undefined,
      (error: { code: number; stdout: string }) => error,
    );
    expect(failed?.code).toBe(2);
    expect(JSON.parse(failed?.stdout ?? "{}")).toMatchObject({
      invoice: { ettn: null, number: null, status: "review", total: null },
      faults: [{ code: "BUYER_NAME_MISSING" }, { code: "BUYER_ADDRESS_MISSING" }],
    });
  });

  test.each([
    ["no such file", undefined],
    ["no JSON", "not json"],
    ["no order", "[]"],
  ])("%s is told in one line, and ends with 1", async (_, content) => {
    const path = join(mkdtempSync(join(tmpdir(), "otofatura-order-")), "order.json");
    if (content !== undefined) writeFileSync(path, content);
    const failed = await once("--order", path).then(
      () => undefined,
      (error: { code: number; stderr: string }) => error,
    );
    expect(failed?.code).toBe(1);
    expect(failed?.stderr.trim().split("\n")).toHaveLength(1);
  });
});
