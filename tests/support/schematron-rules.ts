import { existsSync, readFileSync } from "node:fs";
import { XmlDocument, type XmlElement, XmlText } from "libxml2-wasm";

const PACKAGE = new URL("../../../shared/gib/schematron-20260701-derived/", import.meta.url);

export const isSchematronAvailable = existsSync(PACKAGE);

/** One assertion an invoice is held against: "UUIDCheck 1", and its message with room for whatever it quotes. */
export type Assertion = { readonly id: string; readonly message: RegExp };

const NAMESPACES = { sch: "http://purl.oclc.org/dsdl/schematron" };

/** Every assertion of GİB's that has an invoice, or anything inside of one, for its context. */
export function invoiceAssertions(): readonly Assertion[] {
  const main = parsed("UBL-TR_Main_Schematron.xml");
  const common = parsed("UBL-TR_Common_Schematron.xml");
  try {
    const names = main
      .find("//sch:rule[starts-with(@context, 'inv:') or starts-with(@context, '//')]/sch:extends/@rule", NAMESPACES)
      .map((attribute) => attribute.content);
    return [...new Set(names)].flatMap((name) => assertionsOf(name, common));
  } finally {
    main.dispose();
    common.dispose();
  }
}

const parsed = (file: string): XmlDocument => XmlDocument.fromString(readFileSync(new URL(file, PACKAGE), "utf8"));

const assertionsOf = (name: string, common: XmlDocument): readonly Assertion[] =>
  common
    .find(`//sch:rule[@id='${name}']/sch:assert`, NAMESPACES)
    .map((assertion, index) => ({ id: `${name} ${index + 1}`, message: messageOf(assertion as XmlElement) }));

/** The message as a pattern: what stands in place of an element is told at run time. */
function messageOf(assertion: XmlElement): RegExp {
  const pieces = assertion.find("node()").map((node) => (node instanceof XmlText ? escaped(node.content) : ".*"));
  return new RegExp(`^\\s*${pieces.join("").trim().replace(/\s+/g, "\\s+")}\\s*$`, "su");
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
