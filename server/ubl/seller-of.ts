import { NS } from "./envelope/namespaces.ts";
import { nodeAt, readXml } from "./envelope/read-xml.ts";
import { taxIds } from "./envelope/tax-ids.ts";

/** The VKN or TCKN of the seller an invoice of UBL-TR names; `undefined` where it cannot be read. */
export function sellerTaxId(bytes: Uint8Array): string | undefined {
  const read = readXml(bytes, (root) =>
    taxIds(nodeAt(root, `{${NS.cac}}AccountingSupplierParty`, `{${NS.cac}}Party`)).at(0),
  );
  return read?.value;
}
