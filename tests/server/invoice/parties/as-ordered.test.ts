import { expect, test } from "vitest";
import { buyerAsOrdered } from "../../../../server/invoice/parties/as-ordered.ts";
import type { BuyerFields } from "../../../../server/invoice/parties/buyer-fields.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import { anAddress, anOrder } from "../an-order.ts";

const NO_NAMES: BuyerFields = { taxId: [], taxOffice: [], title: [] };
const said = (changes: Partial<Order>, names = NO_NAMES) => buyerAsOrdered(anOrder(changes), names);
const noted = (key: string, value: string) => ({ attributes: [{ key, value }] });

test("tells what the order says, field by field, as it is read for the invoice", () => {
  const billing = anAddress({ company: "Örnek A.Ş.", city: "Kadıköy / İstanbul", zip: "34710" });
  expect(said({ billing, ...noted("Vergi Dairesi", "Kadıköy"), taxIds: ["1234567808"] })).toEqual({
    taxId: "1234567808",
    taxOffice: "Kadıköy",
    title: "Örnek A.Ş.",
    name: `${billing.firstName} ${billing.lastName}`,
    line: [billing.address1, billing.address2].filter(Boolean).join(" "),
    district: "Kadıköy",
    city: "İstanbul",
    postcode: "34710",
  });
});

test("a number with a wrong check digit is told as it stands there, and two that disagree both", () => {
  expect(said(noted("tckn", "10000000147")).taxId).toBe("10000000147");
  expect(said({ ...noted("vkn", "1234567808"), taxIds: ["10000000146"] }).taxId).toBe("10000000146, 1234567808");
});

test("where no ilçe can be told, the text stands there in which it was looked for", () => {
  const billing = anAddress({ city: "İstanbul", address1: "Moda Cad. 1", address2: undefined });
  expect(said({ billing, shipping: undefined })).toMatchObject({ district: "İstanbul", city: "İstanbul" });
});

test("what the merchant typed is no word of the order's, and the shop's own names are looked under", () => {
  const entry = { taxId: "10000000146", title: "Başka A.Ş.", district: "Beşiktaş" };
  const names = { ...NO_NAMES, taxId: ["bizim alan"] };
  const billing = anAddress({ company: undefined, city: "Kadıköy / İstanbul" });
  expect(said({ entry, billing, ...noted("Bizim alan", "123") }, names)).toMatchObject({
    taxId: "123",
    title: "",
    district: "Kadıköy",
  });
});

test("an order without an address says nothing", () => {
  const nothing = Object.values(said({ billing: undefined, shipping: undefined, taxIds: [], attributes: [] }));
  expect(nothing.join("")).toBe("");
});
