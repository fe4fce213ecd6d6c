import { describe, expect, test } from "vitest";
import { cleanText, fold, foldWords } from "../../../server/invoice/text.ts";

describe("folding a name for comparison", () => {
  test.each([
    ["YURTİÇİ KARGO", "yurticikargo"],
    ["YURTICI KARGO", "yurticikargo"],
    ["Yurtiçi Kargo", "yurticikargo"],
    ["yurtici-kargo", "yurticikargo"],
    ["IĞDIR", "igdir"],
    ["ığdır", "igdir"],
    ["Iğdır", "igdir"],
    ["İZMİR", "izmir"],
    ["i\u0307zmir", "izmir"],
    ["ŞÜKRÜ ÖZÇAĞ", "sukruozcag"],
    ["Hakkâri", "hakkari"],
    ["Kapıda Ödeme", "kapidaodeme"],
    ["CASH ON DELIVERY (COD)", "cashondeliverycod"],
    ["№ 7/b", "7b"],
    ["", ""],
    ["🎁", ""],
  ])("%j becomes %j", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test("splits words at anything that is neither letter nor digit", () => {
    expect(foldWords("  MNG-Kargo / A.Ş. ")).toEqual(["mng", "kargo", "a", "s"]);
    expect(foldWords("Hakkâri Kargo")).toEqual(["hakkari", "kargo"]);
  });
});

describe("cleaning a text", () => {
  test.each([
    ["  Seramik \t\n Kupa  ", "Seramik Kupa"],
    ["Kupa\u0007", "Kupa"],
    ["Ku\u200Bpa\uFEFF", "Kupa"],
    ["a\u00A0b", "a b"],
    ["Kupa \uD83C\uDF81", "Kupa \uD83C\uDF81"],
    ["Kupa \uD800", "Kupa \uFFFD"],
    ["S\u0327", "Ş"],
    ["satır\u2028sonu", "satır sonu"],
    ["\uFFFE", undefined],
    ["   ", undefined],
    ["\u200B", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%j becomes %j", (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
});
