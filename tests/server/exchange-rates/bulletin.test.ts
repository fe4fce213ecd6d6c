import { describe, expect, test } from "vitest";
import { aBulletin } from "../../../demo/tcmb/stand-in.ts";
import { readBulletin } from "../../../server/exchange-rates/bulletin.ts";

const bytes = (xml: string): Uint8Array => new TextEncoder().encode(xml);
const ratesIn = (xml: string) => Object.fromEntries(readBulletin(bytes(xml))?.rates ?? []);

describe("a bulletin of the central bank", () => {
  test("tells its day and what one unit costs, in as many decimals as it has", () => {
    expect(readBulletin(bytes(aBulletin("2025-11-19")))?.day).toBe("2025-11-19");
    expect(ratesIn(aBulletin("2025-11-19"))).toEqual({
      USD: "42.2538",
      EUR: "48.9512",
      GBP: "55.3071",
      JPY: "0.271234",
    });
  });

  test("counts a rate told for a hundred or a thousand down to one, rounding the seventh decimal half up", () => {
    const quotes = [
      { code: "JPY", unit: 100, forexBuying: "27.12345" },
      { code: "IRR", unit: 1000, forexBuying: "0.0494" },
    ];
    expect(ratesIn(aBulletin("2025-11-19", quotes))).toEqual({ JPY: "0.271235", IRR: "0.000049" });
  });

  test("has no rate for a currency whose buying rate is empty, zero or no number", () => {
    const quotes = ["", "0", "0.0000", "yok", "-1.5", "1,25"].map((forexBuying, index) => ({
      code: `AA${String.fromCharCode(65 + index)}`,
      forexBuying,
    }));
    expect(ratesIn(aBulletin("2025-11-19", [...quotes, { code: "USD", forexBuying: "42.2538" }]))).toEqual({
      USD: "42.2538",
    });
  });
});

test.each([
  ["nothing", ""],
  ["a page", "<html><body>Bakım</body></html>"],
  ["half a bulletin", aBulletin("2025-11-19").slice(0, 300)],
  ["a day that does not exist", aBulletin("2025-02-30")],
  ["a bulletin without rates", aBulletin("2025-11-19", [])],
  ["a document type", aBulletin("2025-11-19").replace("<Tarih_Date", "<!DOCTYPE x><Tarih_Date")],
])("%s is no bulletin", (_, xml) => {
  expect(readBulletin(bytes(xml))).toBeUndefined();
});
