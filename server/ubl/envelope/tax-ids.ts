import { NS } from "./namespaces.ts";
import { nodesOf, type XmlNode } from "./read-xml.ts";

/** The VKN or TCKN of a UBL party, as often as it is written. */
export const taxIds = (party: XmlNode | undefined): readonly string[] =>
  nodesOf(party, `{${NS.cac}}PartyIdentification`)
    .flatMap((identification) => nodesOf(identification, `{${NS.cbc}}ID`))
    .filter((id) => ["VKN", "TCKN"].includes(id.attribute("schemeID") ?? ""))
    .map((id) => id.text());
