import { ENVELOPE_DOCUMENTS, ENVELOPE_TYPES } from "../../gib/envelope-types.ts";
import { ENVELOPE_SCHEMA, NS } from "./namespaces.ts";
import { nodeAt, nodesOf, textAt, type XmlNode } from "./read-xml.ts";
import { taxIds } from "./tax-ids.ts";

/**
 * The first rule of GİB's schematron that an envelope's frame breaks, by our word for it; `undefined` when it keeps them all.
 * `types` is stricter: GİB's own three tests on it can never fail.
 */
export const brokenRule = (root: XmlNode): string | undefined => RULES.find(([, holds]) => !holds(root))?.[0];

const sh = (name: string) => `{${NS.sh}}${name}`;

const header = (root: XmlNode) => nodeAt(root, sh("StandardBusinessDocumentHeader"));
const identification = (root: XmlNode, name: string) => textAt(header(root), sh("DocumentIdentification"), sh(name));
const senders = (root: XmlNode) => nodesOf(header(root), sh("Sender"));
const receivers = (root: XmlNode) => nodesOf(header(root), sh("Receiver"));
const partners = (root: XmlNode) => [...senders(root), ...receivers(root)];
const contacts = (partner: XmlNode) => nodesOf(partner, sh("ContactInformation"));
const contactType = (contact: XmlNode) => textAt(contact, sh("ContactTypeIdentifier"));
const groups = (root: XmlNode) => nodesOf(nodeAt(root, `{${NS.ef}}Package`), "{}Elements");
const documents = (group: XmlNode) => nodeAt(group, "{}ElementList")?.children() ?? [];
const documentType = (group: XmlNode) => textAt(group, "{}ElementType");

const TYPES = new Map<string, readonly string[]>(Object.entries(ENVELOPE_TYPES));
const ROOTS = new Map<string, string>(Object.entries(ENVELOPE_DOCUMENTS));

type Rule = readonly [name: string, holds: (root: XmlNode) => boolean];

/** A document's parties, as pairs of the envelope's side and the path to the party. */
const PARTIES = [
  ["Sender", ["AccountingSupplierParty", "Party"]],
  ["Receiver", ["AccountingCustomerParty", "Party"]],
  ["Sender", ["SenderParty"]],
  ["Receiver", ["ReceiverParty"]],
] as const;

/** Takes in documents for others: GİB's rules exempt it. */
const RECEIVES_FOR_OTHERS = "3900892152";

const RULES: readonly Rule[] = [
  ["schema-location", (root) => root.schemaLocation()?.includes(ENVELOPE_SCHEMA) ?? false],
  ["one-sender", (root) => senders(root).length === 1],
  ["one-receiver", (root) => receivers(root).length === 1],
  ["alias", (root) => partners(root).every((partner) => textAt(partner, sh("Identifier")) !== "")],
  ["contact-type", (root) => partners(root).flatMap(contacts).every(isOfKnownType)],
  ["tax-number", (root) => partners(root).every(hasOneTaxNumber)],
  ["guid", (root) => GUID.test(identification(root, "InstanceIdentifier"))],
  ["envelope-type", (root) => TYPES.has(identification(root, "Type"))],
  ["groups", (root) => groups(root).length <= 10],
  ["types", (root) => groups(root).every((group) => mayHold(identification(root, "Type"), documentType(group)))],
  ["count", (root) => groups(root).every(hasItsCount)],
  ["documents", (root) => groups(root).every(holdsItsType)],
  [
    "parties",
    (root) =>
      groups(root)
        .flatMap(documents)
        .every((document) => isBetweenPartners(document, root)),
  ],
];

const GUID = /^[a-fA-F0-9]{8}(-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}$/;

const isOfKnownType = (contact: XmlNode): boolean => ["UNVAN", "VKN_TCKN"].includes(contactType(contact));

function hasOneTaxNumber(partner: XmlNode): boolean {
  const numbers = contacts(partner).filter((contact) => contactType(contact) === "VKN_TCKN");
  return numbers.length === 1 && numbers.every((contact) => /^.{10,11}$/.test(textAt(contact, sh("Contact"))));
}

const mayHold = (envelope: string, type: string): boolean => TYPES.get(envelope)?.includes(type) ?? false;

/** At most 1,000 documents, at most 100 invoices, as many as announced. */
function hasItsCount(group: XmlNode): boolean {
  const { length } = documents(group);
  const most = documentType(group) === "INVOICE" ? 100 : 1_000;
  return length <= most && Number(textAt(group, "{}ElementCount")) === length;
}

const holdsItsType = (group: XmlNode): boolean =>
  documents(group).every((document) => document.name === ROOTS.get(documentType(group)));

/** Who sends the envelope wrote the document, and who receives it is the one it is for. */
function isBetweenPartners(document: XmlNode, root: XmlNode): boolean {
  return PARTIES.every(([side, path]) => {
    const partner = taxNumber(side === "Sender" ? senders(root) : receivers(root));
    if (side === "Receiver" && partner === RECEIVES_FOR_OTHERS) return true;
    const party = nodeAt(document, ...path.map((step) => `{${NS.cac}}${step}`));
    return taxIds(party).every((taxId) => taxId === partner);
  });
}

function taxNumber(side: readonly XmlNode[]): string | undefined {
  const contact = side.flatMap(contacts).find((each) => contactType(each) === "VKN_TCKN");
  return contact && textAt(contact, sh("Contact"));
}
