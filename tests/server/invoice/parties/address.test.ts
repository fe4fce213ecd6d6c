import { describe, expect, test } from "vitest";
import { PROVINCES } from "../../../../server/gib/provinces.ts";
import { partyAddress } from "../../../../server/invoice/parties/address.ts";
import type { OrderAddress } from "../../../../server/invoice/order.ts";
import { anAddress } from "../an-order.ts";

const read = (changes: Partial<OrderAddress>) => partyAddress(anAddress(changes), "order.billingAddress");

/** The places an address is read into, or the faults: "il / ilçe / posta kodu". */
function placesOf(changes: Partial<OrderAddress>): string {
  const address = read(changes);
  if (!address.ok) return address.error.map(({ code, path }) => `${code} ${path}`).join(", ");
  return `${address.value.city} / ${address.value.district} / ${address.value.postcode ?? "-"}`;
}

test("reads il, ilçe, line and postcode", () => {
  expect(read({ city: "Kadıköy", province: "İstanbul", address2: "Deniz Apt." })).toEqual({
    ok: true,
    value: {
      line: "Çınar Mah. Papatya Sk. No:12 D:4 Deniz Apt.",
      district: "Kadıköy",
      city: "İstanbul",
      postcode: "34710",
      countryCode: "TR",
      country: "Türkiye",
    },
  });
});

describe("il and ilçe are told from wherever Shopify put them", () => {
  test.each<[string, Partial<OrderAddress>, string]>([
    [
      "no province, the ilçe as city, a postcode without its zero",
      { city: "Muratpaşa", zip: "7230" },
      "Antalya / Muratpaşa / 07230",
    ],
    ["no province, the ilçe as city", { city: "Kadıköy", zip: "34710" }, "İstanbul / Kadıköy / 34710"],
    [
      "the ilçe as city, and again with its il at the end of the line, beside another il's postcode",
      { city: "Çankaya", zip: "34000", address1: "Atatürk Cad. No:5 Çankaya/Ankara" },
      "Ankara / Çankaya / 34000",
    ],
    [
      "the ilçe as city, and another one with an il at the end of the line",
      { city: "Kadıköy", zip: "34710", address1: "Bağdat Cad. No:5 Kızılay Ankara" },
      "İstanbul / Kadıköy / 34710",
    ],
    ["both in the city", { city: "Kadıköy/İstanbul", zip: undefined }, "İstanbul / Kadıköy / -"],
    ["both in the city, the other way round", { city: "İstanbul - Kadıköy", zip: undefined }, "İstanbul / Kadıköy / -"],
    ["both in the city, in brackets", { city: "Kadıköy (İstanbul)", zip: undefined }, "İstanbul / Kadıköy / -"],
    ["both in the city, in capitals", { city: "ŞİŞLİ / İSTANBUL", zip: undefined }, "İstanbul / ŞİŞLİ / -"],
    ["both in the city, without Turkish letters", { city: "Cankaya, ANKARA", zip: undefined }, "Ankara / Cankaya / -"],
    ["the ilçe in address2", { city: "İstanbul", address2: "Kadıköy" }, "İstanbul / Kadıköy / 34710"],
    ["both in address2", { city: "İzmir", address2: "Karşıyaka / İzmir", zip: undefined }, "İzmir / Karşıyaka / -"],
    [
      "both at the end of address1",
      { city: "İstanbul", address1: "Moda Cad. No:5 Kadıköy/İstanbul" },
      "İstanbul / Kadıköy / 34710",
    ],
    [
      "both at the end of address1, a space between",
      { city: "İstanbul", address1: "Moda Cad. No:5 Kadıköy İstanbul" },
      "İstanbul / Kadıköy / 34710",
    ],
    [
      "the province by its everyday name",
      { city: "Onikişubat", province: "Maraş", zip: undefined },
      "Kahramanmaraş / Onikişubat / -",
    ],
    [
      "the named il over the postcode's",
      { city: "Kadıköy", province: "İstanbul", zip: "06100" },
      "İstanbul / Kadıköy / 06100",
    ],
    [
      "the province cut short",
      { city: "K.Maraş", address2: "Onikişubat", zip: undefined },
      "Kahramanmaraş / Onikişubat / -",
    ],
    ["the province cut short after its ilçe", { city: "Ataşehir / İst.", zip: undefined }, "İstanbul / Ataşehir / -"],
    [
      "a letter before the province",
      { city: "K. Maraş", address2: "Onikişubat" },
      "Kahramanmaraş / Onikişubat / 34710",
    ],
    ["the capital ilçe", { city: "Merkez", province: "Bolu", zip: "14000" }, "Bolu / Merkez / 14000"],
    ["the dotless capital", { city: "Iğdır", address2: "Tuzluca", zip: "76000" }, "Iğdır / Tuzluca / 76000"],
    ["a country left out", { city: "Kadıköy", countryCode: undefined }, "İstanbul / Kadıköy / 34710"],
    ["a postcode with a space", { city: "Kadıköy", zip: "34 710" }, "İstanbul / Kadıköy / 34710"],
    ["a postcode that is none", { city: "Kadıköy/İstanbul", zip: "İST" }, "İstanbul / Kadıköy / -"],
  ])("%s", (_, changes, places) => {
    expect(placesOf(changes)).toBe(places);
  });

  test.each<[string, Partial<OrderAddress>, string]>([
    ["il and ilçe in the city with a space between", { city: "İstanbul Kadıköy" }, "İstanbul / Kadıköy / 34710"],
    [
      "ilçe and il in the city with a space between",
      { city: "Kadıköy İstanbul", zip: undefined },
      "İstanbul / Kadıköy / -",
    ],
    ["an ilçe with a number in its name", { city: "19 Mayıs", zip: "55420" }, "Samsun / 19 Mayıs / 55420"],
  ])("%s", (_, changes, places) => {
    expect(placesOf(changes)).toBe(places);
  });

  test.each<[string, Partial<OrderAddress>, string]>([
    ["beside its il", { city: "Kocaeli / İzmit", zip: undefined }, "Kocaeli / İzmit / -"],
    ["before its il", { city: "ADAPAZARI SAKARYA", zip: undefined }, "Sakarya / ADAPAZARI / -"],
    ["alone", { city: "İzmit", zip: undefined }, "Kocaeli / İzmit / -"],
    ["alone, in capitals", { city: "ADAPAZARI", zip: undefined }, "Sakarya / ADAPAZARI / -"],
    ["alone, the third", { city: "Antakya", zip: undefined }, "Hatay / Antakya / -"],
    ["with its postcode", { city: "İzmit", zip: "41100" }, "Kocaeli / İzmit / 41100"],
    ["under its province", { city: "Antakya", province: "Hatay", zip: undefined }, "Hatay / Antakya / -"],
    ["in address2", { city: "Kocaeli", address2: "İzmit", zip: undefined }, "Kocaeli / İzmit / -"],
    ["with a mahalle", { city: "Kocaeli / Yahya Kaptan / İzmit", zip: undefined }, "Kocaeli / İzmit / -"],
    ["with Merkez", { city: "İzmit Merkez", zip: undefined }, "Kocaeli / İzmit / -"],
    ["with Merkez before it", { city: "Merkez İzmit", zip: undefined }, "Kocaeli / İzmit / -"],
    ["meant as the il of another ilçe", { city: "Gebze / İzmit", zip: undefined }, "Kocaeli / Gebze / -"],
    ["as the province", { city: "Gebze", province: "İzmit", zip: undefined }, "Kocaeli / Gebze / -"],
    [
      "at the end of address1",
      { city: "Kocaeli", address1: "Ada Cad. No:5 İzmit/Kocaeli", zip: undefined },
      "Kocaeli / İzmit / -",
    ],
  ])("a seat whose il has another name is that ilçe: %s", (_, changes, places) => {
    expect(placesOf(changes)).toBe(places);
  });

  test.each(["Constructor", "toString", "__proto__", "hasOwnProperty"])("a word of JavaScript is no il: %s", (word) => {
    expect(placesOf({ city: `${word} / Kadıköy` })).toMatch(/^İstanbul \/ \S+ \/ 34710$/);
    expect(placesOf({ city: "Kadıköy", province: word })).toBe("İstanbul / Kadıköy / 34710");
  });

  test("the ilçe at the end of address1 counts although a flat stands in address2", () => {
    const changes = { city: "İstanbul", address1: "Moda Cad. No:5 Kadıköy/İstanbul", address2: "Daire 5" };
    expect(placesOf(changes)).toBe("İstanbul / Kadıköy / 34710");
  });

  test("every province is found by its postcode and by its name in capitals", () => {
    for (const [index, name] of PROVINCES.entries()) {
      const plate = String(index + 1).padStart(2, "0");
      expect(placesOf({ city: "Merkez", zip: `${plate}100` })).toBe(`${name} / Merkez / ${plate}100`);
      expect(placesOf({ city: "Merkez", province: name.toLocaleUpperCase("tr"), zip: undefined })).toBe(
        `${name} / Merkez / -`,
      );
    }
  });
});

describe("what cannot be told is a fault, never a guess", () => {
  const district = "BUYER_DISTRICT_MISSING order.billingAddress.city";
  const city = "BUYER_CITY_UNKNOWN order.billingAddress.city";

  test.each<[string, Partial<OrderAddress>, string]>([
    ["only the il", { city: "İstanbul" }, district],
    ["the il twice", { city: "İstanbul", province: "İstanbul" }, district],
    ["the half of the city in brackets", { city: "İstanbul (Avrupa)" }, district],
    ["the country in address2", { city: "İstanbul", address2: "Türkiye" }, district],
    [
      "a remark too long to be a name in address2",
      { city: "İstanbul", address2: "Yukarıdaki Fırının Karşısındaki Ev" },
      district,
    ],
    ["a street line that is nothing but places", { city: "İstanbul", address1: "Kadıköy İstanbul" }, district],
    ["a flat in address2", { city: "İstanbul", address2: "D:5" }, district],
    ["a building in address2", { city: "İstanbul", address2: "Mavi Apt." }, district],
    ["a building beside a place in address2", { city: "İstanbul", address2: "Mavi Apt. / Moda" }, district],
    ["a street at the end of address1", { city: "İstanbul", address1: "Çınar Mah. Moda Cad. İstanbul" }, district],
    ["a house number before the il", { city: "İstanbul", address1: "Moda Cad. No:5 İstanbul" }, district],
    ["an ilçe without postcode or il", { city: "Kadıköy", zip: undefined }, city],
    ["a postcode of no il", { city: "Girne", zip: "99300" }, city],
    ["a postcode of plate 00", { city: "Kadıköy", zip: "00100" }, city],
    ["neither", { city: undefined, zip: undefined }, `${city}, ${district}`],
    ["a dot for the city", { city: ".", zip: "34710" }, district],
    ["the il cut short", { city: "ist" }, district],
    ["a dot for the street", { address1: "." }, "BUYER_ADDRESS_MISSING order.billingAddress.address1"],
    ["dashes for the street", { address1: "-", address2: "--" }, "BUYER_ADDRESS_MISSING order.billingAddress.address1"],
    ["digits in place of a name", { city: "34710", zip: "34710" }, district],
    ["no street", { address1: undefined, address2: undefined }, "BUYER_ADDRESS_MISSING order.billingAddress.address1"],
    ["a street of invisible marks", { address1: "\u200B" }, "BUYER_ADDRESS_MISSING order.billingAddress.address1"],
  ])("%s", (_, changes, faults) => {
    expect(placesOf(changes)).toBe(faults);
  });
});

describe("an address abroad", () => {
  const berlin = { address1: "Musterstr. 5", city: "Berlin", zip: "10115", countryCode: "DE", country: "Germany" };

  test("keeps its own city, region and postcode", () => {
    expect(read({ ...berlin, province: "Brandenburg" })).toEqual({
      ok: true,
      value: {
        line: "Musterstr. 5",
        district: "Brandenburg",
        city: "Berlin",
        postcode: "10115",
        countryCode: "DE",
        country: "Germany",
      },
    });
  });

  test("puts the city where GİB wants an ilçe, and the code where the country has no name", () => {
    const address = read({ ...berlin, country: undefined, zip: undefined });
    expect(address).toEqual({
      ok: true,
      value: {
        line: "Musterstr. 5",
        district: "Berlin",
        city: "Berlin",
        postcode: undefined,
        countryCode: "DE",
        country: "DE",
      },
    });
  });

  test("does not pad its postcode", () => {
    const address = read({ ...berlin, countryCode: "AT", city: "Wien", zip: "1010" });
    expect(address.ok && address.value.postcode).toBe("1010");
  });

  test("needs a city", () => {
    expect(placesOf({ ...berlin, city: undefined })).toBe("BUYER_CITY_UNKNOWN order.billingAddress.city");
    expect(placesOf({ ...berlin, city: "." })).toBe("BUYER_CITY_UNKNOWN order.billingAddress.city");
    expect(placesOf({ ...berlin, city: "東京" })).toMatch(/東京/);
  });
});
