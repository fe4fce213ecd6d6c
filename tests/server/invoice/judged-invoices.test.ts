import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Ettn } from "../../../server/invoice/ids.ts";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import type { Order } from "../../../server/invoice/order.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { isJudgeAvailable, judge } from "../../support/gib-judge.ts";
import { aProfile } from "./an-order.ts";
import { anyChangedOrder, anyGarbledOrder, anyOrder, anyOrdersTax } from "./random-orders.ts";

const ETTN = "0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f" as Ettn;
const ISSUED_AT = new Date("2025-11-19T12:00:00+03:00");

const convert = (order: Order) =>
  invoiceFromOrder(order, aProfile({ tax: anyOrdersTax }), {
    issuedAt: ISSUED_AT,
    profileId: "EARSIVFATURA",
  });

describe.skipIf(!isJudgeAvailable)("GİB's XSD and schematron (needs ../shared)", { timeout: 240_000 }, () => {
  test("accept the invoice of any order", async () => {
    await acceptAll(anyOrder(), 130);
  });

  test("accept the invoice of an order changed before it", async () => {
    await acceptAll(anyChangedOrder(), 60);
  });

  test("accept an invoice with rubbish in its texts", async () => {
    await acceptAll(anyGarbledOrder(fc.constant(true)), 60);
  });
});

async function acceptAll(orders: fc.Arbitrary<Order>, numRuns: number): Promise<void> {
  let judged = 0;
  const property = fc.asyncProperty(orders, async (order) => {
    const draft = convert(order);
    if (!draft.ok) return;
    expect(await judge(invoiceToUbl({ ...draft.value, ettn: ETTN, number: "EAR2025000000001" }), "earchive")).toEqual(
      [],
    );
    judged += 1;
  });
  await fc.assert(property, { numRuns });
  expect(judged).toBeGreaterThan(numRuns * 0.8);
}
