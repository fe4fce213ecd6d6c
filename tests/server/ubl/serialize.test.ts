import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { branch, type Element, text } from "../../../server/ubl/element.ts";
import { invoiceDocument } from "../../../server/ubl/invoice-document.ts";
import { serialize, toBytes } from "../../../server/ubl/serialize.ts";
import { printedByXmlbuilder } from "../../support/printed-by-xmlbuilder.ts";
import { anyInvoice } from "./random-cells.ts";
import { canonical } from "./read-xml.ts";

describe("serialize", () => {
  test("prints a tree without adding white space", () => {
    const tree = branch("a", [text("b", "1 < 2", { unit: 'x"y' }), text("c", "")], { xmlns: "urn:a" });
    expect(serialize(tree)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a xmlns="urn:a"><b unit="x&quot;y">1 &lt; 2</b><c/></a>',
    );
  });

  test("writes letters of every length in UTF-8", () => {
    const tree = branch("a", [text("b", "Işıl & ₺ 😀"), text("c", "é", { d: "ğ" }), text("e", "plain")]);
    const xml = '<?xml version="1.0" encoding="UTF-8"?>\n<a><b>Işıl &amp; ₺ 😀</b><c d="ğ">é</c><e>plain</e></a>';
    expect(Buffer.from(toBytes(tree))).toEqual(Buffer.from(xml, "utf8"));
  });

  test("prints what xmlbuilder2 prints, for any tree and any characters", () => {
    fc.assert(
      fc.property(anyTree(), (tree) => {
        expect(canonical(serialize(tree))).toBe(canonical(printedByXmlbuilder(tree)));
      }),
      { numRuns: 300 },
    );
  });

  test("prints what xmlbuilder2 prints, for any invoice", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(anyInvoice(), (invoice) => {
        const tree = invoiceDocument(invoice);
        expect(canonical(serialize(tree))).toBe(canonical(printedByXmlbuilder(tree)));
      }),
      { numRuns: 40 },
    );
  });
});

const names = () => fc.constantFrom("a", "b", "p:c", "p:d-e.f");

const nasty = () =>
  fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom(
        ..."&<>\"'\t\n\r\u0000\u001F\u007F\u0085\uD800\uDC00\uFDD0\uFFFE\uFFFFşİ]".split(""),
        "]]>",
        "\r\n",
        "\u{1FFFF}",
        "\u{1F600}",
      ),
    }),
  );

// xmlbuilder2 prints bare tabs and line ends in attributes, where a reader turns them into spaces: not an oracle for those.
const attributes = () =>
  fc.dictionary(
    fc.constantFrom("x", "p:y"),
    nasty().map((value) => value.replace(/[\t\n\r]/g, "")),
  );

const { tree } = fc.letrec<{ tree: Element }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    fc.record({ name: names(), attributes: attributes(), content: nasty() }),
    fc.record({ name: names(), attributes: attributes(), content: fc.array(tie("tree"), { maxLength: 4 }) }),
  ),
}));

const anyTree = () => tree.map((inner) => branch("root", [inner], { "xmlns:p": "urn:p" }));
