import { XmlDocument, XmlElement } from "libxml2-wasm";

const UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

const PREFIXES = {
  i: `${UBL}Invoice-2`,
  cac: `${UBL}CommonAggregateComponents-2`,
  cbc: `${UBL}CommonBasicComponents-2`,
  ext: `${UBL}CommonExtensionComponents-2`,
};

/** The texts at an XPath below the root, in document order, as another reader than ours sees them. */
export const textsAt = (xml: string, path: string): readonly string[] =>
  read(xml, (document) => document.find(`/i:Invoice/${path}`, PREFIXES).map((node) => node.content));

/** The names of the root's children, in order. */
export const rootChildren = (xml: string): readonly string[] =>
  read(xml, (document) =>
    document
      .find("/i:Invoice/*", PREFIXES)
      .map((node) => (node instanceof XmlElement ? `${node.prefix}:${node.name}` : "")),
  );

/** Canonical XML 1.0: equal exactly when two texts are the same document. */
export const canonical = (xml: string): string => read(xml, (document) => document.canonicalizeToString());

function read<T>(xml: string, use: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromString(xml);
  try {
    return use(document);
  } finally {
    document.dispose();
  }
}
