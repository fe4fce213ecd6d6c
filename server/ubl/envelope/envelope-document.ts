import { create } from "xmlbuilder2";
import { ENVELOPE_TYPES, ENVELOPE_VERSION, type EnvelopeType } from "../../gib/envelope-types.ts";
import { ENVELOPE_SCHEMA, NS } from "./namespaces.ts";

export type EnvelopeParty = {
  /** "urn:mail:…": the sender's GB, the receiver's PK. */
  readonly alias: string;
  /** VKN (10 digits) or TCKN (11). */
  readonly taxId: string;
  readonly title: string;
};

/** An envelope with its one document: one bad document makes GİB turn away all that travel with it. */
export type EnvelopeContents = {
  /** A GUID of its own for every envelope; file, zip and header bear it. */
  readonly id: string;
  readonly type: Exclude<EnvelopeType, "USERENVELOPE">;
  readonly sender: EnvelopeParty;
  readonly receiver: EnvelopeParty;
  /** Istanbul wall-clock time, "2026-11-21T14:42:00". */
  readonly createdAt: string;
  /** The document's XML, taken over character by character: a signature inside would not survive being written anew. */
  readonly document: string;
};

/** The envelope (zarf) as XML text. */
export function envelopeDocument(contents: EnvelopeContents): string {
  const [before = "", after = ""] = frame(contents).split(PLACE);
  return `${before}${contents.document.replace(/^\uFEFF?\s*(<\?xml[^>]*\?>)?\s*/, "")}${after}`;
}

/** Where the document goes. Header text cannot look like it: its brackets are escaped. */
const PLACE = "<document/>";

function frame({ id, type, sender, receiver, createdAt }: EnvelopeContents): string {
  // A character that XML forbids in a title would make the whole envelope unreadable.
  const root = create({ version: "1.0", encoding: "UTF-8", invalidCharReplacement: "" });
  root
    .ele("sh:StandardBusinessDocument", {
      "xmlns:sh": NS.sh,
      "xmlns:ef": NS.ef,
      "xmlns:xsi": NS.xsi,
      "xsi:schemaLocation": `${NS.sh} ${ENVELOPE_SCHEMA}`,
    })
    .ele({
      "sh:StandardBusinessDocumentHeader": {
        "sh:HeaderVersion": "1.0",
        "sh:Sender": partner(sender),
        "sh:Receiver": partner(receiver),
        "sh:DocumentIdentification": {
          "sh:Standard": "UBL-TR",
          "sh:TypeVersion": ENVELOPE_VERSION,
          "sh:InstanceIdentifier": id,
          "sh:Type": type,
          "sh:CreationDateAndTime": createdAt,
        },
      },
      "ef:Package": {
        Elements: { ElementType: ENVELOPE_TYPES[type][0], ElementCount: "1", ElementList: { document: {} } },
      },
    });
  return root.end();
}

const partner = ({ alias, taxId, title }: EnvelopeParty) => ({
  "sh:Identifier": alias,
  "sh:ContactInformation": [
    { "sh:Contact": title, "sh:ContactTypeIdentifier": "UNVAN" },
    { "sh:Contact": taxId, "sh:ContactTypeIdentifier": "VKN_TCKN" },
  ],
});
