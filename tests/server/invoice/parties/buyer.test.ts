import { describe, expect, test } from "vitest";
import { buyerOf } from "../../../../server/invoice/parties/buyer.ts";
import type { Order, OrderAddress } from "../../../../server/invoice/order.ts";
import type { PartyTaxId } from "../../../../server/invoice/parties/party.ts";
import { anAddress, anOrder } from "../an-order.ts";

const at = (changes: Partial<OrderAddress>): Partial<Order> => ({ billing: anAddress(changes) });
const FIRM = at({ company: "Örnek A.Ş." });
const note = (key: string, value: string) => ({ attributes: [{ key, value }] });

function taxIdOf(changes: Partial<Order>): PartyTaxId | string {
  const buyer = buyerOf(anOrder(changes));
  return buyer.ok ? buyer.value.taxId : buyer.error.map(({ code, path }) => `${code} ${path}`).join(", ");
}

test("a consumer who gave no TCKN is 11111111111 under the real name and address", () => {
  expect(buyerOf(anOrder())).toEqual({
    ok: true,
    value: {
      taxId: { scheme: "TCKN", value: "11111111111", firstName: "Elif", familyName: "Karaçam" },
      taxOffice: undefined,
      mersis: undefined,
      address: {
        line: "Çınar Mah. Papatya Sk. No:12 D:4",
        district: "Kadıköy",
        city: "İstanbul",
        postcode: "34710",
        countryCode: "TR",
        country: "Türkiye",
      },
      email: "elif@example.com",
      phone: "0500 000 00 00",
      webSite: undefined,
    },
  });
});

test("a buyer of no stated country lives here", () => {
  expect(taxIdOf(at({ countryCode: undefined, country: undefined }))).toMatchObject({ value: "11111111111" });
});

describe("a citizen", () => {
  test("with a TCKN stands under it", () => {
    expect(taxIdOf({ taxIds: ["100 000 001 46"] })).toEqual({
      scheme: "TCKN",
      value: "10000000146",
      firstName: "Elif",
      familyName: "Karaçam",
    });
  });

  test("who trades under a title keeps the two names a TCKN demands", () => {
    expect(taxIdOf({ taxIds: ["10000000146"], ...at({ company: "Karaçam Ticaret" }) })).toEqual({
      scheme: "TCKN",
      value: "10000000146",
      firstName: "Elif",
      familyName: "Karaçam",
    });
  });
});

describe("a company", () => {
  test("with its VKN stands under its title", () => {
    expect(taxIdOf({ taxIds: ["1234567808"], ...at({ company: " Örnek  A.Ş. " }) })).toEqual({
      scheme: "VKN",
      value: "1234567808",
      title: "Örnek A.Ş.",
    });
  });

  test("without a title stands under the name where that is a business's", () => {
    const name = { firstName: "Deniz", lastName: "Tekstil" };
    expect(taxIdOf({ taxIds: ["1234567808"], ...at(name) })).toMatchObject({ title: "Deniz Tekstil" });
  });

  test("takes its title from the form first, then from Shopify's company, then from the address", () => {
    const companyLocation = { name: "Shopify A.Ş.", taxId: "1234567808" };
    const all = { taxIds: ["1234567808"], companyLocation, ...at({ company: "Adres A.Ş." }) };
    expect(taxIdOf({ ...all, ...note("Firma Ünvanı", "Form A.Ş.") })).toMatchObject({ title: "Form A.Ş." });
    expect(taxIdOf(all)).toMatchObject({ title: "Shopify A.Ş." });
    expect(taxIdOf({ ...all, companyLocation: undefined })).toMatchObject({ title: "Adres A.Ş." });
  });

  test("without its number is asked for it instead of being called a consumer", () => {
    expect(taxIdOf(at({ company: "Örnek A.Ş." }))).toBe("BUYER_TAX_ID_MISSING buyer.taxId");
    expect(taxIdOf({ companyLocation: { name: "Örnek A.Ş.", taxId: undefined } })).toBe(
      "BUYER_TAX_ID_MISSING buyer.taxId",
    );
  });

  test("with neither title nor name is a fault", () => {
    expect(taxIdOf({ taxIds: ["1234567808"], ...at({ firstName: undefined, lastName: undefined }) })).toBe(
      "BUYER_TITLE_MISSING order.billingAddress.company",
    );
  });

  test("brings its tax office from the form", () => {
    const buyer = buyerOf(anOrder({ attributes: [{ key: "Vergi Dairesi", value: " Beşiktaş " }] }));
    expect(buyer.ok && buyer.value.taxOffice).toBe("Beşiktaş");
  });
});

describe("a mistyped number", () => {
  test.each([
    ["1234567809", "TAX_ID_CHECKSUM buyer.taxId"],
    ["10000000147", "TAX_ID_CHECKSUM buyer.taxId"],
    ["123456", "TAX_ID_LENGTH buyer.taxId"],
  ])("%s is a fault, never a consumer", (taxId, fault) => {
    expect(taxIdOf({ taxIds: [taxId] })).toBe(fault);
  });

  test("is told together with a missing ilçe", () => {
    expect(taxIdOf({ taxIds: ["1234567809"], ...at({ city: "İstanbul" }) })).toBe(
      "TAX_ID_CHECKSUM buyer.taxId, BUYER_DISTRICT_MISSING order.billingAddress.city",
    );
  });

  test("is told together with a missing name", () => {
    expect(taxIdOf({ taxIds: ["1234567809"], ...at({ firstName: undefined, lastName: undefined }) })).toBe(
      "TAX_ID_CHECKSUM buyer.taxId, BUYER_NAME_MISSING order.billingAddress.name",
    );
  });
});

describe("where the number may stand", () => {
  test.each([
    "vkn",
    "VKN",
    "VKN/TCKN",
    "T.C. Kimlik No",
    "TC Kimlik No",
    "Vergi No",
    "vergi_no",
    "VERGİ KİMLİK NO",
    "Vergi Numarası",
    "Tax ID",
    "TC Kimlik Numarası",
    "Vergi Kimlik Numarası",
    "TC Kimlik Numaranız",
    "TC Kimlik No / Vergi No",
    "Vergi No veya TC",
    "Vergi/TC No",
    "VKN No",
    "Vergi Kimlik No (VKN)",
    "billing_tckn",
    "tax_no",
    "VAT number",
  ])("the cart's note %j", (key) => {
    expect(taxIdOf(note(key, "10000000146"))).toMatchObject({ value: "10000000146" });
  });

  test.each(["hediye notu", "Fatura No", "Vergi", "Kimlik", "Telefon No", "Vergi Dairesi No"])("nor %j", (key) => {
    expect(taxIdOf(note(key, "10000000146"))).toMatchObject({ value: "11111111111" });
  });

  test("nowhere else: another note is no tax number", () => {
    expect(taxIdOf(note("hediye notu", "1234567808"))).toMatchObject({ value: "11111111111" });
  });

  test("Shopify's own field comes before the form: a mistyped number there is told, whatever the form says", () => {
    expect(taxIdOf({ taxIds: ["9860008926"], ...note("vkn", "1234567808") })).toBe("TAX_ID_CHECKSUM buyer.taxId");
    expect(taxIdOf({ ...FIRM, taxIds: ["9860008925"], ...note("vkn", "1234567809") })).toMatchObject({
      value: "9860008925",
    });
  });

  test("a blank field gives way to the next", () => {
    expect(taxIdOf({ ...FIRM, taxIds: [" ", "\u200B"], ...note("vkn", "1234567808") })).toMatchObject({
      value: "1234567808",
    });
  });

  test("an invisible mark pasted along does not make the number wrong", () => {
    expect(taxIdOf({ ...FIRM, taxIds: ["\u200B1234567808\uFEFF"] })).toMatchObject({ value: "1234567808" });
  });
});

describe("two numbers", () => {
  const disagree = "TAX_IDS_DISAGREE buyer.taxId";
  const bothNotes = (first: string, second: string): Partial<Order> => ({
    attributes: [
      { key: "tckn", value: first },
      { key: "vkn", value: second },
    ],
  });

  test("that are both good and not the same are two buyers: a person says which", () => {
    expect(taxIdOf({ taxIds: ["10000000146"], ...note("vkn", "1234567808") })).toBe(disagree);
    expect(taxIdOf({ taxIds: ["9860008925", "1234567808"] })).toBe(disagree);
    expect(taxIdOf(bothNotes("10000000146", "1234567808"))).toBe(disagree);
    expect(taxIdOf({ taxIds: ["9860008925", "9860008925"], ...note("vkn", "1234567808") })).toBe(disagree);
  });

  test("that are the same are one, however written", () => {
    expect(
      taxIdOf({ ...FIRM, taxIds: ["1234567808", "123-456-78-08"], ...note("vkn", "123 456 78 08") }),
    ).toMatchObject({
      value: "1234567808",
    });
  });

  test.each(["11111111111", "2222222222", "-"])("of which one is the placeholder %s are one", (nothing) => {
    expect(taxIdOf({ ...FIRM, ...bothNotes(nothing, "1234567808") })).toMatchObject({
      scheme: "VKN",
      value: "1234567808",
    });
    expect(taxIdOf({ ...FIRM, taxIds: ["1234567808"], ...note("tckn", nothing) })).toMatchObject({
      value: "1234567808",
    });
  });
});

describe("a placeholder stated as the number", () => {
  test.each(["11111111111", "111 111 111 11", "2222222222"])("%s does not make a company a consumer", (nothing) => {
    expect(taxIdOf({ ...note("vkn", nothing), ...at({ company: "Örnek A.Ş." }) })).toBe(
      "BUYER_TAX_ID_MISSING buyer.taxId",
    );
    expect(taxIdOf({ taxIds: [nothing], companyLocation: { name: "Örnek A.Ş.", taxId: nothing } })).toBe(
      "BUYER_TAX_ID_MISSING buyer.taxId",
    );
  });

  test("is what a consumer is anyway, and 2222222222 is nobody who lives here", () => {
    expect(taxIdOf({ taxIds: ["11111111111"] })).toMatchObject({ scheme: "TCKN", value: "11111111111" });
    expect(taxIdOf({ taxIds: ["2222222222"] })).toBe("TAX_ID_CHECKSUM buyer.taxId");
  });
});

describe("names", () => {
  test.each<[string, Partial<OrderAddress>, string, string]>([
    ["two fields", { firstName: "Ayşe Nur", lastName: "Öz" }, "Ayşe Nur", "Öz"],
    ["both names in the first field", { firstName: "Ayşe Nur Öz", lastName: undefined }, "Ayşe Nur", "Öz"],
    ["both names in the last field", { firstName: undefined, lastName: "Ayşe Öz" }, "Ayşe", "Öz"],
    ["one word", { firstName: "Defne", lastName: undefined }, "Defne", "-"],
    ["one word in the last field", { firstName: " ", lastName: "Defne" }, "Defne", "-"],
  ])("%s", (_, changes, firstName, familyName) => {
    expect(taxIdOf(at(changes))).toEqual({ scheme: "TCKN", value: "11111111111", firstName, familyName });
  });

  test("none at all is a fault", () => {
    expect(taxIdOf(at({ firstName: undefined, lastName: "\u200B" }))).toBe(
      "BUYER_NAME_MISSING order.billingAddress.name",
    );
  });
});

describe("a buyer abroad", () => {
  const berlin = { address1: "Musterstr. 5", city: "Berlin", zip: "10115", countryCode: "DE", country: "Germany" };
  const firm = { ...berlin, company: "Muster GmbH" };

  test("without a Turkish number is 2222222222", () => {
    expect(taxIdOf(at(berlin))).toEqual({ scheme: "VKN", value: "2222222222", title: "Elif Karaçam" });
    expect(taxIdOf(at({ ...berlin, company: "Muster GmbH" }))).toMatchObject({ title: "Muster GmbH" });
  });

  test("with a Turkish number keeps it", () => {
    expect(taxIdOf({ taxIds: ["10000000146"], ...at(berlin) })).toMatchObject({ scheme: "TCKN", value: "10000000146" });
  });

  test.each(["123 456 78 08", "123.456.78.08", "123–456–78–08", "(123) 4567808", "TR1234567808"])(
    "with the Turkish number written %s keeps it",
    (written) => {
      expect(taxIdOf({ taxIds: [written], ...at(firm) })).toMatchObject({ scheme: "VKN", value: "1234567808" });
      expect(taxIdOf({ taxIds: ["DE123456789", written], ...at(firm) })).toMatchObject({ value: "1234567808" });
    },
  );

  test("with a mistyped Turkish number is told, and with another country's number is 2222222222", () => {
    expect(taxIdOf({ taxIds: ["123 456 78 09"], ...at(berlin) })).toBe("TAX_ID_CHECKSUM buyer.taxId");
    expect(taxIdOf({ taxIds: ["DE 123 456 789"], ...at(berlin) })).toMatchObject({ value: "2222222222" });
    expect(taxIdOf({ taxIds: ["11111111111"], ...at(berlin) })).toMatchObject({ value: "2222222222" });
  });
});

describe("the address", () => {
  test("is the billing address, and the delivery address where there is none", () => {
    const shipping = anAddress({ city: "Beşiktaş" });
    const districtOf = (changes: Partial<Order>) => {
      const buyer = buyerOf(anOrder(changes));
      return buyer.ok ? buyer.value.address.district : buyer.error;
    };
    expect(districtOf({ shipping })).toBe("Kadıköy");
    expect(districtOf({ billing: undefined, shipping })).toBe("Beşiktaş");
  });

  test("is missing where the order has none, and so is the name: both are told", () => {
    expect(taxIdOf({ channel: "shopify_draft_order", billing: undefined, shipping: undefined })).toBe(
      "BUYER_NAME_MISSING order.billingAddress.name, BUYER_ADDRESS_MISSING order.billingAddress.address1",
    );
  });

  test("lends its phone where the order has none", () => {
    const buyer = buyerOf(anOrder({ phone: undefined, ...at({ phone: "0532 000 00 00" }) }));
    expect(buyer.ok && buyer.value.phone).toBe("0532 000 00 00");
  });
});
