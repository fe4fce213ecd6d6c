import { expect, test } from "vitest";
import { GROUP_TEXTS } from "../../../server/http/group-texts.ts";
import { faultView, type Language } from "../../../server/http/language.ts";
import { reviewGroups } from "../../../server/http/review-groups.ts";
import { type Fault, fault } from "../../../server/invoice/fault.ts";
import { FAULT_TEXTS, type FaultCode } from "../../../server/invoice/fault-texts.ts";
import { toOrderId } from "../../../server/invoice/ids.ts";
import type { OrderRecord } from "../../../server/pipeline/ports/stores.ts";

function anOrder(number: number, first: Fault): OrderRecord {
  const id = toOrderId(String(number));
  if (!id) throw new Error("no order's number");
  return {
    id,
    name: `#${number}`,
    buyer: "Ayşe Yılmaz",
    currency: "TRY",
    total: undefined,
    lastDay: undefined,
    alarmDay: undefined,
    reason: undefined,
    problem: undefined,
    invoiceNumber: undefined,
    entry: undefined,
    enteredBy: undefined,
    saleEntry: {},
    isAsked: false,
    isRedacted: false,
    processedAt: new Date("2026-11-20T09:00:00Z"),
    updatedAt: new Date("2026-11-20T09:00:00Z"),
    state: "issued",
    faults: [first],
  };
}

const looking = (language: Language) => ({ language, sight: () => undefined });

const toCancel = (amount: string, lastDay: string): Fault =>
  fault("INVOICE_TO_CANCEL", "order", { amount, currency: "TL", lastDay });

test("over several orders stands no amount and no day that is only one's, but the same ones are told", () => {
  const [first, second] = [toCancel("1353.82", "2026-11-27"), toCancel("20.00", "2026-11-28")];
  const [differing] = reviewGroups([anOrder(1, first), anOrder(2, second)], looking("tr"));
  expect(`${differing?.what} ${differing?.fix}`).not.toMatch(/\d/);
  expect(differing?.orders.map(({ what }) => what)).toEqual([
    expect.stringContaining("1353,82 TL"),
    expect.stringContaining("20,00 TL"),
  ]);
  const [alike] = reviewGroups([anOrder(1, first), anOrder(2, first)], looking("en"));
  expect(alike?.what).toContain("1353.82 TL");
  expect(alike?.fix).toContain("2026-11-27");
});

test("a day is told as each language writes it", () => {
  const late = fault("TAX_RATE_NOT_IN_FORCE", "order.lineItems[0].taxLines", { rate: 18, day: "2026-11-22" });
  expect(faultView(late, "tr").what).toContain("22.11.2026");
  expect(faultView(late, "en").what).toContain("2026-11-22");
});

test("every fault that is told with an order's own facts has a sentence for several orders, in both languages", () => {
  const told = (code: FaultCode, part: "what" | "fix") => /\{\w+\}/.test(FAULT_TEXTS[code].tr[part]);
  const lacking = (Object.keys(FAULT_TEXTS) as FaultCode[]).filter((code) => {
    const { tr, en } = GROUP_TEXTS[code] ?? {};
    return (told(code, "what") && !(tr?.what && en?.what)) || (told(code, "fix") && !(tr?.fix && en?.fix));
  });
  expect(lacking).toEqual([]);
  expect(JSON.stringify(GROUP_TEXTS)).not.toMatch(/\{\w+\}/);
});
