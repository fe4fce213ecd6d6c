import { describe, expect, test } from "vitest";
import { Refused } from "../../../demo/nilvera/answers.ts";
import { readSendModel } from "../../../demo/nilvera/request-shape.ts";
import { checkRules } from "../../../demo/nilvera/rules.ts";
import { writeJson } from "../../../server/integrators/exact-json.ts";
import { toSendModel } from "../../../server/integrators/nilvera/transform.ts";
import type { DecimalText } from "../../../server/invoice/money/decimal.ts";
import type { Ettn } from "../../../server/invoice/ids.ts";
import type { IstanbulDate } from "../../../server/invoice/time/istanbul-time.ts";
import type { InvoiceDraft } from "../../../server/invoice/invoice.ts";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import { aLine, anAddress, anOrder, aProfile, tl } from "../../server/invoice/an-order.ts";

const RULES = [
  { tag: "altin", rate: 20, specialBase: { code: "805", field: "Altın" } },
  { tag: "kolali", rate: 10, excise: { code: "0077", percent: "35" as DecimalText } },
  { tag: "reklam", rate: 20, withholding: "625" },
];

/** An order of one line with the tag, as a company's invoice. */
function invoiceOf(tag: string, rate: number): InvoiceDraft {
  const attributes = [{ key: "Altın", value: "800" }];
  const lines = [aLine({ originalTotal: tl("1188.00"), quantity: 1, rate, tags: [tag], attributes })];
  const billing = anAddress({ company: "Örnek A.Ş." });
  const order = anOrder({ lines, shippingLines: [], taxIds: ["1234567808"], billing });
  // However small the sale.
  const limits = { ...aProfile().limits, withholding: [{ from: "2024-01-01" as IstanbulDate, amount: 0n }] };
  const profile = aProfile({ tax: { ...aProfile().tax, productRules: RULES }, limits });
  const context = { issuedAt: new Date("2025-11-20T12:00:00Z"), profileId: "EARSIVFATURA" as const };
  const draft = invoiceFromOrder(order, profile, context);
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  return draft.value;
}

/** The stand-in's answer to the document; `undefined` is that it takes it. */
function refusal(draft: InvoiceDraft): string | undefined {
  const ettn = "0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f" as Ettn;
  try {
    checkRules(readSendModel(writeJson(toSendModel({ ...draft, ettn }))), "2025-11-20");
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return JSON.stringify(error);
    throw error;
  }
}

describe("the stand-in", () => {
  test.each([
    ["OZELMATRAH", "altin", 20],
    ["SATIS", "kolali", 10],
    ["TEVKIFAT", "reklam", 20],
  ] as const)("takes an invoice of the type %s", (type, tag, rate) => {
    const draft = invoiceOf(tag, rate);
    expect(draft.type).toBe(type);
    expect(refusal(draft)).toBeUndefined();
  });

  test.each([
    ["altin", 20],
    ["reklam", 20],
  ] as const)("refuses %s on an ordinary sale", (tag, rate) => {
    expect(refusal({ ...invoiceOf(tag, rate), type: "SATIS" })).toBeDefined();
  });

  test("refuses taxes that do not add up to what is payable", () => {
    const draft = invoiceOf("kolali", 10);
    expect(refusal({ ...draft, totals: { ...draft.totals, payable: draft.totals.payable + 1n } })).toBeDefined();
  });

  test("refuses ÖTV that is not its percent of the price", () => {
    const draft = invoiceOf("kolali", 10);
    const [line] = draft.lines;
    if (!line?.excise) throw new Error("no ÖTV");
    const lines = [{ ...line, excise: { ...line.excise, percent: "20" as DecimalText } }];
    expect(refusal({ ...draft, lines })).toBeDefined();
  });
});
