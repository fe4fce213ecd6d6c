import { describe, expect, test } from "vitest";
import { aggregate } from "../../../server/ubl/aggregate.ts";
import { text } from "../../../server/ubl/element.ts";

const city = text("cbc:CityName", "Ankara");
const district = text("cbc:CitySubdivisionName", "Çankaya");
const country = aggregate("cac:Country", [text("cbc:Name", "Türkiye")]);

describe("aggregate", () => {
  test("puts children into GİB's order whatever order they come in", () => {
    const address = aggregate("cac:PostalAddress", [country, text("cbc:StreetName", "Gül Sok."), city, district]);
    expect(address).toEqual({
      name: "cac:PostalAddress",
      attributes: {},
      content: [text("cbc:StreetName", "Gül Sok."), district, city, country],
    });
  });

  test("keeps repeated children in the order given", () => {
    const ids = ["1", "2"].map((value) => aggregate("cac:PartyIdentification", [text("cbc:ID", value)]));
    const address = aggregate("cac:PostalAddress", [district, city, country]);
    const party = aggregate("cac:Party", [address, ids, undefined]);
    expect(party.content).toEqual([...ids, address]);
  });

  test("refuses a child the type does not know", () => {
    expect(() => aggregate("cac:Country", [text("cbc:Name", "Türkiye"), city])).toThrow("cannot stand in cac:Country");
  });

  test("refuses a single child given twice", () => {
    expect(() => aggregate("cac:PostalAddress", [district, city, city, country])).toThrow("stands twice");
  });

  test("refuses a parent without a mandatory child", () => {
    expect(() => aggregate("cac:PostalAddress", [district, country])).toThrow("lacks a mandatory child");
  });
});
