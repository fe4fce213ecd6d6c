import { ParseOption, XmlAttribute, XmlDocument, XmlElement, XmlParseError, XmlXPath } from "libxml2-wasm";
import { NS } from "./namespaces.ts";

/** How much of one document is read at most; our own figures. A real answer needs a hundredth. */
export const XML_LIMITS = {
  bytes: 10_000_000,
  /** "<" and "=": elements and attributes, before anything is parsed. */
  marks: 200_000,
  /** Elements looked at, and the characters of their names and texts. */
  elements: 50_000,
  characters: 10_000_000,
} as const;

/** An element as far as it is looked into: everything is read on demand, once. */
export type XmlNode = {
  /** "{namespace}name". */
  readonly name: string;
  readonly children: () => readonly XmlNode[];
  /** Its text and that of all below, trimmed. */
  readonly text: () => string;
  /** The value of an attribute without a namespace. */
  readonly attribute: (name: string) => string | undefined;
  /** The names of its attributes, but for those of XML Schema's own (xsi). */
  readonly attributes: () => readonly string[];
  /** Whether text stands between its children. */
  readonly hasOwnText: () => boolean;
  /** xsi:schemaLocation, whatever prefix the document uses. */
  readonly schemaLocation: () => string | undefined;
};

/**
 * Gives the root of an XML document to `read`, or answers `undefined` when the bytes are no XML this app opens: UTF-8 only, no
 * document type (so no entities of its own), nothing loaded from outside, nesting below the parser's 256, a text below its
 * 10 MB, and no more work than the limits above.
 */
export function readXml<T>(bytes: Uint8Array, read: (root: XmlNode) => T): { readonly value: T } | undefined {
  if (bytes.length > XML_LIMITS.bytes) return undefined;
  const text = utf8(bytes);
  if (text === undefined || hasDocumentType(text) || countMarks(bytes) > XML_LIMITS.marks) return undefined;
  const document = parse(bytes);
  if (document === undefined) return undefined;
  try {
    if (document.dtd !== null) return undefined;
    return { value: read(node(document.root, budget())) };
  } catch (error) {
    if (error instanceof TooMuchXml) return undefined;
    throw error;
  } finally {
    document.dispose();
  }
}

/** The first element at a path of "{namespace}name" steps. */
export const nodeAt = (from: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined =>
  path.reduce<XmlNode | undefined>((parent, step) => parent?.children().find(({ name }) => name === step), from);

/** The children of that name. */
export const nodesOf = (from: XmlNode | undefined, name: string): readonly XmlNode[] =>
  from?.children().filter((child) => child.name === name) ?? [];

/** The trimmed text at a path; "" where there is none. */
export const textAt = (from: XmlNode | undefined, ...path: readonly string[]): string =>
  nodeAt(from, ...path)?.text() ?? "";

function utf8(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const [, encoding = "utf-8"] = /^<\?xml[^>]{0,100}\sencoding\s*=\s*["']([^"']*)["']/.exec(text) ?? [];
    return text.includes("\0") || encoding.toLowerCase() !== "utf-8" ? undefined : text;
  } catch {
    return undefined;
  }
}

/** A document type can stand only before the root, among white space, comments and processing instructions. */
function hasDocumentType(text: string): boolean {
  let at = 0;
  while (true) {
    while (at < text.length && " \t\r\n".includes(text.charAt(at))) at += 1;
    const close = CLOSINGS.find(([open]) => text.startsWith(open, at))?.[1];
    if (close === undefined) return text.startsWith("<!", at);
    const end = text.indexOf(close, at);
    if (end < 0) return true;
    at = end + close.length;
  }
}

const CLOSINGS = [
  ["<?", "?>"],
  ["<!--", "-->"],
] as const;

function countMarks(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === 0x3c || byte === 0x3d) count += 1;
  return count;
}

const SAFELY =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_IGNORE_ENC;

function parse(bytes: Uint8Array): XmlDocument | undefined {
  try {
    return XmlDocument.fromBuffer(bytes, { option: SAFELY });
  } catch (error) {
    if (error instanceof XmlParseError) return undefined;
    throw error;
  }
}

/** Internal: ends the reading, never leaves this file. */
class TooMuchXml extends Error {}

type Spend = (characters: number) => void;

function budget(): Spend {
  let elements = 0;
  let characters = 0;
  return (spent) => {
    elements += 1;
    characters += spent;
    if (elements > XML_LIMITS.elements || characters > XML_LIMITS.characters) throw new TooMuchXml();
  };
}

function node(element: XmlElement, spend: Spend): XmlNode {
  const name = `{${element.namespaceUri}}${element.name}`;
  spend(name.length);
  return {
    name,
    children: once(() => childNodes(element, spend)),
    text: once(() => spentText(element, spend)),
    attribute: (wanted) => element.attr(wanted)?.value,
    attributes: () => element.find(ATTRIBUTES).flatMap((found) => (found instanceof XmlAttribute ? [found.name] : [])),
    hasOwnText: () => element.find(OWN_TEXTS).length > 0,
    schemaLocation: () => schemaLocation(element),
  };
}

function once<T>(read: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: read() }).value;
}

/** By XPath, because libxml2-wasm cannot step over a processing instruction. */
const CHILD_ELEMENTS = XmlXPath.compile("*");
const ATTRIBUTES = XmlXPath.compile(`@*[namespace-uri() != "${NS.xsi}"]`);
const OWN_TEXTS = XmlXPath.compile("text()[normalize-space() != ''][1]");

const childNodes = (element: XmlElement, spend: Spend): readonly XmlNode[] =>
  element.find(CHILD_ELEMENTS).flatMap((child) => (child instanceof XmlElement ? [node(child, spend)] : []));

function spentText(element: XmlElement, spend: Spend): string {
  const text = element.content;
  spend(text.length);
  return text.trim();
}

function schemaLocation(element: XmlElement): string | undefined {
  const prefix = Object.entries(element.nsDeclarations).find(([, uri]) => uri === NS.xsi)?.[0];
  return prefix === undefined ? undefined : element.attr("schemaLocation", prefix)?.value;
}
