import { describe, expect, test } from "vitest";
import { text } from "../../../server/ubl/element.ts";
import { escapeXml } from "../../../server/ubl/escape-xml.ts";
import { serialize } from "../../../server/ubl/serialize.ts";
import { canonical } from "./read-xml.ts";

describe("escapeXml", () => {
  test("leaves Turkish letters and emoji as they are", () => {
    expect(escapeXml("Işıl ŞİĞÜÖÇ ₺ 😀")).toBe("Işıl ŞİĞÜÖÇ ₺ 😀");
  });

  test("escapes markup", () => {
    expect(escapeXml(`<b> & "c" ]]>`)).toBe("&lt;b&gt; &amp; &quot;c&quot; ]]&gt;");
  });

  test.each([
    ["C0 controls", "a\u0000\u0007\u001Fb"],
    ["DEL and C1 controls", "a\u007F\u0085\u009Fb"],
    ["lone surrogates", "a\uD800b"],
    ["a reversed surrogate pair", "a\uDC00\uD800b"],
    ["noncharacters of the first plane", "a\uFDD0\uFDEF\uFFFE\uFFFFb"],
    ["noncharacters of other planes", "a\u{1FFFE}\u{10FFFF}b"],
  ])("drops %s", (_, nasty) => {
    expect(escapeXml(nasty)).toBe("ab");
  });

  test("keeps the neighbours of what it drops", () => {
    expect(escapeXml(" \u{1FFFD}\uFDCF\uFDF0\uFFFD\uE000")).toBe(" \u{1FFFD}\uFDCF\uFDF0\uFFFD\uE000");
  });

  test("makes every line end a line feed", () => {
    expect(escapeXml("a\r\nb\rc\nd")).toBe("a&#10;b&#10;c&#10;d");
  });

  test("lets tabs and line ends survive inside an attribute", () => {
    expect(canonical(serialize(text("a", "", { b: "1\t2\n3" })))).toBe('<a b="1&#x9;2&#xA;3"></a>');
  });
});
