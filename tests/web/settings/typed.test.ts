import { expect, test } from "vitest";
import { draftOf } from "../../../web/src/pages/settings/draft.ts";
import { emptyRow } from "../../../web/src/pages/settings/tables.ts";
import { changedPart, isChanged, type Typed, typedOver, withSeen } from "../../../web/src/pages/settings/typed.ts";

const KEPT = {
  seller: { vkn: "1234567808", title: "Örnek A.Ş." },
  tax: { default: 20, shipping: "shopify", tips: "review", productRules: [] },
  carriers: { default: "yurtici", shipsAfterDays: 1 },
  notes: ["Sipariş {order}"],
};

const typed = (changes: Partial<Typed["draft"]>, over: Typed["over"] = KEPT): Typed => ({
  over,
  draft: { ...draftOf(over), ...changes },
});

test("only what was changed is sent, and a default nobody looked at stays a default", () => {
  expect(changedPart(typed({ phone: "0216 000 00 00" }))).toEqual({
    seller: { ...KEPT.seller, phone: "0216 000 00 00", address: {} },
  });
  expect(changedPart(typed({ notes: "" }, { ...KEPT, website: "https://www.ornek.com.tr" }))).toEqual({ notes: [] });
  expect(changedPart(typed({ website: "" }, { ...KEPT, website: "https://www.ornek.com.tr" }))).toEqual({
    website: null,
  });
  expect(Object.keys(changedPart(typed({ name: "Örnek A.Ş." }, null)))).toEqual(["seller"]);
  expect(changedPart(typed({}))).toEqual({});
  expect(isChanged(typed({}))).toBe(false);
});

test("what is sent tells what it takes the place of", () => {
  expect(withSeen({ notes: ["Yeni"], website: null }, KEPT)).toEqual({
    part: { notes: ["Yeni"], website: null },
    seen: { notes: ["Sipariş {order}"], website: null },
  });
});

test("typing goes on over what a colleague saved: what was touched stays, field by field and list by list", () => {
  const fees = [emptyRow({ name: "kapıda", rate: "20" })];
  const mine = typed({ taxDefault: "10", tables: { ...draftOf(KEPT).tables, fees } });
  const now = {
    ...KEPT,
    tax: { ...KEPT.tax, tips: 20 },
    carriers: { ...KEPT.carriers, default: "aras" },
    payments: [{ gateway: "banka", method: "EFT/HAVALE" }],
  };
  const { draft, over } = typedOver(mine.draft, { before: draftOf(mine.over), now });
  expect(over).toBe(now);
  expect(draft).toMatchObject({ taxDefault: "10", tips: "20", carrier: "aras" });
  expect(draft.tables.fees).toBe(fees);
  expect(draft.tables.payments.map(({ values }) => values["gateway"])).toEqual(["banka"]);
});
