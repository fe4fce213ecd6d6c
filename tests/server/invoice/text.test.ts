import { describe, expect, test } from "vitest";
import { cleanText, fold, foldWords, holdsName, isSameName } from "../../../server/invoice/text.ts";

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

  test("letters of another alphabet are letters: what is not the same is not one name", () => {
    expect(fold("Международная доставка")).not.toBe(fold("Самовывоз"));
    expect(isSameName("Kargo Россия", "kargo россия")).toBe(true);
    expect(isSameName("Kargo Россия", "Kargo Китай")).toBe(false);
  });

  test("names of nothing but signs are one only where they are written alike", () => {
    expect(isSameName("🥕", " 🥕 ")).toBe(true);
    expect(isSameName("🥕", "✨")).toBe(false);
    expect(isSameName("🥕 gıda", "GIDA")).toBe(true);
  });

  test("a text holds a name of nothing but signs only where they stand in it", () => {
    expect(holdsName("Kapıda Ödeme Bedeli", "KAPIDA ODEME")).toBe(true);
    expect(holdsName("Seramik Kupa", "₺")).toBe(false);
    expect(holdsName("Ek ücret (₺)", "₺")).toBe(true);
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
