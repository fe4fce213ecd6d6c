import { describe, expect, test } from "vitest";
import { buyerOf } from "../../../../server/invoice/parties/buyer.ts";
import type { Order, OrderAddress } from "../../../../server/invoice/order.ts";
import type { PartyTaxId } from "../../../../server/invoice/parties/party.ts";
import { anAddress, anOrder } from "../an-order.ts";

/* What people put where a form takes no blank. */

const VKN = "1234567808";
const TCKN = "10000000146";
const at = (changes: Partial<OrderAddress>): Partial<Order> => ({ billing: anAddress(changes) });
const note = (key: string, value: string) => ({ attributes: [{ key, value }] });

function taxIdOf(changes: Partial<Order>): PartyTaxId | string {
  const buyer = buyerOf(anOrder(changes));
  return buyer.ok ? buyer.value.taxId : buyer.error.map(({ code, path }) => `${code} ${path}`).join(", ");
}

describe("a company", () => {
  test.each(["-", ".", "🏢"])("is not called %j", (signs) => {
    expect(taxIdOf({ taxIds: [VKN], ...at({ company: signs }) })).toBe("BUYER_TCKN_NEEDED buyer.taxId");
    const titled = { taxIds: [VKN], ...at({ company: "Örnek A.Ş." }), ...note("Firma", signs) };
    expect(taxIdOf(titled)).toMatchObject({ title: "Örnek A.Ş." });
    expect(taxIdOf(at({ company: signs }))).toMatchObject({ scheme: "TCKN", value: "11111111111" });
  });

  test.each<[string, (title: string) => Partial<Order>]>([
    ["Shopify's field", (company) => at({ company })],
    ["the form", (title) => note("Firma Adı", title)],
  ])("is not called by a number: in %s it is read as the buyer's", (_, titled) => {
    expect(taxIdOf(titled(VKN))).toBe("BUYER_TCKN_NEEDED buyer.taxId");
    expect(taxIdOf(titled(TCKN))).toMatchObject({ scheme: "TCKN", value: TCKN });
    expect(taxIdOf(titled("0500 000 00 00"))).toBe("TAX_ID_CHECKSUM buyer.taxId");
    expect(taxIdOf({ taxIds: [TCKN], ...titled(VKN) })).toBe("TAX_IDS_DISAGREE buyer.taxId");
    expect(taxIdOf({ entry: { kind: "person" }, ...titled("0500 000 00 00") })).toMatchObject({ value: "11111111111" });
  });

  test("has no tax office of dashes", () => {
    const buyer = buyerOf(anOrder(note("Vergi Dairesi", "--")));
    expect(buyer.ok && buyer.value.taxOffice).toBeUndefined();
  });
});

describe("a person", () => {
  test.each([".", "-", "34"])("is not called %j", (signs) => {
    expect(taxIdOf(at({ firstName: signs, lastName: signs }))).toBe("BUYER_NAME_MISSING order.billingAddress.name");
    expect(taxIdOf(at({ lastName: signs }))).toMatchObject({ firstName: "Elif", familyName: "-" });
    expect(taxIdOf(at({ firstName: signs, lastName: "Defne Öz" }))).toMatchObject({
      firstName: "Defne",
      familyName: "Öz",
    });
  });
});

test("a name on the cart that repeats a tax number's on and on is none, and holds nobody up", () => {
  const endless = `${"TC Kimlik No ".repeat(24)}x`;
  expect(taxIdOf(note(endless, TCKN))).toMatchObject({ value: "11111111111" });
});
