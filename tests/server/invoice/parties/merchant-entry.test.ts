import { expect, test } from "vitest";
import { buyerOf } from "../../../../server/invoice/parties/buyer.ts";
import type { MerchantEntry } from "../../../../server/invoice/parties/merchant-entry.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import { anAddress, anOrder } from "../an-order.ts";

const buyer = (entry: MerchantEntry, changes: Partial<Order> = {}) => buyerOf(anOrder({ ...changes, entry }));

test("the merchant's number settles two numbers that disagree", () => {
  const order = { taxIds: ["10000000146"], attributes: [{ key: "vkn", value: "1234567808" }] };
  expect(buyer({}, order)).toMatchObject({ ok: false, error: [{ code: "TAX_IDS_DISAGREE" }] });
  expect(buyer({ taxId: "1234567808", title: "Örnek A.Ş." }, order)).toMatchObject({
    ok: true,
    value: { taxId: { scheme: "VKN", value: "1234567808", title: "Örnek A.Ş." } },
  });
});

test("a number typed by the merchant is proved like any other", () => {
  expect(buyer({ taxId: "1234567800" })).toMatchObject({ ok: false, error: [{ code: "TAX_ID_CHECKSUM" }] });
});

test("what the merchant typed comes before the order's own details and address", () => {
  const attributes = [
    { key: "ilce", value: "Beşiktaş" },
    { key: "vergi dairesi", value: "Beşiktaş" },
  ];
  const entry = { district: "Kadıköy", city: "İstanbul", line: "Moda Cad. 1", taxOffice: "Kadıköy", name: "Ali Veli" };
  expect(buyer(entry, { attributes, billing: anAddress({ zip: "34710" }) })).toMatchObject({
    ok: true,
    value: {
      taxId: { firstName: "Ali", familyName: "Veli" },
      taxOffice: "Kadıköy",
      address: { line: "Moda Cad. 1", district: "Kadıköy", city: "İstanbul" },
    },
  });
});

test("a person who gave a workplace is invoiced as a person, and a company stays one, as the merchant says", () => {
  const atWork = { billing: anAddress({ company: "Örnek Plaza A.Ş." }) };
  expect(buyer({ kind: "person" }, atWork)).toMatchObject({ value: { taxId: { value: "11111111111" } } });
  const called = { ...atWork, attributes: [{ key: "fatura tipi", value: "bireysel" }] };
  expect(buyer({ kind: "company" }, called)).toMatchObject({ ok: false, error: [{ code: "BUYER_TAX_ID_MISSING" }] });
});

test("blank text typed by the merchant changes nothing", () => {
  expect(buyer({ taxId: " ", district: "", name: "" })).toEqual(buyerOf(anOrder()));
});
