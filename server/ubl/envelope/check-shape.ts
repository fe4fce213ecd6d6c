import { NS } from "./namespaces.ts";
import type { XmlNode } from "./read-xml.ts";

/**
 * Whether an envelope's frame has the shape of GİB's schema (PackageProxy_1_2.xsd): which children, in which order, of which
 * kind. The documents inside are not looked into.
 */
export const hasEnvelopeShape = (root: XmlNode): boolean => fits(root, "sh:StandardBusinessDocument");

const PREFIXES: ReadonlyMap<string, string> = new Map([
  [NS.sh, "sh:"],
  [NS.ef, "ef:"],
  ["", ""],
]);

/** A parent's children as GİB's sequences have them; `any` stands for the documents. */
const CHILDREN: Readonly<Record<string, RegExp>> = {
  "sh:StandardBusinessDocument": sequence("sh:StandardBusinessDocumentHeader ef:Package"),
  "sh:StandardBusinessDocumentHeader": sequence(
    "sh:HeaderVersion sh:Sender+ sh:Receiver+ sh:DocumentIdentification sh:Manifest? sh:BusinessScope?",
  ),
  "sh:Sender": sequence("sh:Identifier sh:ContactInformation*"),
  "sh:Receiver": sequence("sh:Identifier sh:ContactInformation*"),
  "sh:ContactInformation": sequence(
    "sh:Contact sh:EmailAddress? sh:FaxNumber? sh:TelephoneNumber? sh:ContactTypeIdentifier?",
  ),
  "sh:DocumentIdentification": sequence(
    "sh:Standard sh:TypeVersion sh:InstanceIdentifier sh:Type sh:MultipleType? sh:CreationDateAndTime",
  ),
  "ef:Package": sequence("Elements+"),
  Elements: sequence("ElementType ElementCount ElementList"),
};

const INT = /^\s*[+-]?\d{1,10}\s*$/;
const DATE_TIME =
  /^\s*\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d+)?(Z|[+-]\d\d:[0-5]\d)?\s*$/;

const TEXTS: Readonly<Record<string, RegExp>> = {
  "sh:CreationDateAndTime": DATE_TIME,
  "sh:MultipleType": /^\s*(true|false|0|1)\s*$/,
  ElementCount: INT,
};

/** Their contents are GİB's to define; nobody fills them. */
const UNREAD = new Set(["sh:Manifest", "sh:BusinessScope"]);

/** The only attribute the schema knows. */
const AUTHORITY = { of: "sh:Identifier", name: "Authority" } as const;

function fits(element: XmlNode, name: string): boolean {
  if (shortName(element) !== name || !hasKnownAttributes(element, name)) return false;
  if (UNREAD.has(name)) return true;
  const children = element.children();
  const order = CHILDREN[name];
  if (order === undefined && name !== "ElementList") return children.length === 0 && fitsText(element.text(), name);
  if (element.hasOwnText()) return false;
  if (order === undefined) return children.length > 0;
  const names = children.map(shortName);
  return (
    order.test(names.map((child) => `${child} `).join("")) && children.every((child) => fits(child, shortName(child)))
  );
}

const fitsText = (text: string, name: string): boolean => TEXTS[name]?.test(text) ?? true;

const hasKnownAttributes = (element: XmlNode, name: string): boolean =>
  element.attributes().every((attribute) => name === AUTHORITY.of && attribute === AUTHORITY.name);

function shortName({ name }: XmlNode): string {
  const [, namespace = "", local = ""] = /^\{(.*)\}(.*)$/.exec(name) ?? [];
  const prefix = PREFIXES.get(namespace);
  return prefix === undefined ? name : `${prefix}${local}`;
}

function sequence(row: string): RegExp {
  const steps = row.split(" ").map((step) => {
    const [, name = "", times = ""] = /^(.*?)([?*+]?)$/.exec(step) ?? [];
    return `(?:${name} )${times}`;
  });
  return new RegExp(`^${steps.join("")}$`);
}
