import { describe, expect, test } from "vitest";
import { destinationOf } from "../../../../server/invoice/export/destination.ts";
import type { OrderAddress } from "../../../../server/invoice/order.ts";
import { anAddress } from "../an-order.ts";

const destination = (changes: Partial<OrderAddress>) => destinationOf({ shipping: anAddress(changes) });

test("goods that are sent nowhere stay in Turkey, wherever the buyer lives", () => {
  expect(destinationOf({ shipping: undefined })).toBe("turkey");
});

test("the country of the delivery address decides", () => {
  expect(destination({})).toBe("turkey");
  expect(destination({ countryCode: undefined })).toBe("turkey");
  expect(destination({ countryCode: "DE", city: "Berlin", zip: "10115" })).toBe("abroad");
  expect(destination({ countryCode: "DE", city: "Berlin", zip: "99300" })).toBe("abroad");
});

describe("Northern Cyprus", () => {
  test.each<[string, Partial<OrderAddress>]>([
    ["the country Cyprus", { countryCode: "CY", country: "Cyprus", city: "Nicosia", zip: "1010" }],
    ["a postcode 99xxx", { city: "Merkez", zip: "99 300" }],
    ["Mersin 10 as the town", { city: "Mersin 10", zip: undefined }],
    ["Mersin 10, Turkey in the street", { address2: "Mersin 10, Turkey" }],
    ["Mersin with 10 as its postcode", { city: "Mersin", zip: "10" }],
    ["its capital", { city: "LEFKOŞA", zip: undefined }],
    ["a town beside its district", { city: "Gazimağusa / KKTC" }],
    ["a town as it is spoken", { city: "Magosa", zip: undefined }],
    ["Mersin 10 before a town", { address2: "Mersin 10, Girne", city: "Mersin", zip: undefined }],
    [
      "Mersin 10 in the middle of the street",
      { address1: "Atatürk Cad 5 via Mersin 10 Turkey, Kıbrıs", city: "Mersin" },
    ],
    ["Mersin 10 before a town that Turkey has as well", { city: "Mersin 10/Turkey, İskele" }],
    ["a postcode with its country", { city: "Mersin", zip: "TR-99300" }],
    ["a town in the street's line of Mersin", { address1: "Near East Blv. 3, Lefkoşa", city: "Mersin", zip: "33000" }],
    ["its own name with dots", { city: "K.K.T.C." }],
    ["its own name with dots in the street", { address1: "Atatürk Cad. No:3 K.K.T.C" }],
    ["its own name", { province: "Kuzey Kıbrıs" }],
    ["its own name in the street", { address1: "Atatürk Cad. No:3, KKTC" }],
  ])("is told by %s", (_, changes) => {
    expect(destination(changes)).toBe("northern-cyprus");
  });

  test.each<[string, Partial<OrderAddress>]>([
    ["a street named after Girne", { address1: "Girne Cad. No:10", city: "Maltepe / İstanbul" }],
    ["a street in Mersin", { address1: "Mersin 10 Sokak No:4", city: "Yenişehir / Mersin", zip: "33110" }],
    ["a street of Mersin named after Girne", { address1: "Girne Cad. No:3", city: "Yenişehir / Mersin", zip: "33110" }],
    ["a numbered street behind Mersin", { address1: "Mezitli Mersin 10. Sk. 4", city: "Mersin", zip: "33200" }],
    ["a street named after Cyprus", { address1: "Kıbrıs Şehitleri Cad. No:5", city: "Konak / İzmir", zip: "35220" }],
    ["Mersin's own postcodes", { city: "Mezitli / Mersin", zip: "33330" }],
    ["the quay of İskele", { city: "Kadıköy", address1: "İskele Cad. No:1" }],
  ])("is not %s", (_, changes) => {
    expect(destination(changes)).toBe("turkey");
  });
});

test.each(["Ege Serbest Bölgesi Akçay Cad.", "SERBEST BÖLGE 2. Sokak", "Mersin Free Zone"])(
  "a free zone is told by its name: %s",
  (address1) => {
    expect(destination({ address1 })).toBe("free-zone");
    expect(destination({ company: address1 })).toBe("free-zone");
  },
);
