import { type Ettn, toEttn } from "../invoice/ids.ts";
import { type Kurus, parseKurus } from "../invoice/money/money.ts";
import { isSeries } from "../invoice/numbers/invoice-number.ts";
import { NS } from "./envelope/namespaces.ts";
import { nodeAt, readXml, textAt, type XmlNode } from "./envelope/read-xml.ts";
import { taxIds } from "./envelope/tax-ids.ts";

/** What tells whose invoice of UBL-TR it is; what it does not say readably is absent. */
export type Original = {
  readonly ettn: Ettn | undefined;
  readonly number: string | undefined;
  readonly payable: Kurus | undefined;
  readonly sellerTaxId: string | undefined;
  readonly buyerTaxIds: readonly string[];
};

/** Reads an original as it was downloaded; `undefined` where it is no XML this app opens. */
export const readOriginal = (bytes: Uint8Array): Original | undefined => readXml(bytes, originalOf)?.value;

function originalOf(root: XmlNode): Original {
  const number = textAt(root, `{${NS.cbc}}ID`);
  const total = textAt(root, `{${NS.cac}}LegalMonetaryTotal`, `{${NS.cbc}}PayableAmount`);
  const payable = parseKurus(total, "payable");
  return {
    ettn: toEttn(textAt(root, `{${NS.cbc}}UUID`)),
    // A series stands where no number was written in.
    number: number === "" || isSeries(number) ? undefined : number,
    payable: payable.ok ? payable.value : undefined,
    sellerTaxId: taxIdsOf(root, "AccountingSupplierParty").at(0),
    buyerTaxIds: taxIdsOf(root, "AccountingCustomerParty"),
  };
}

const taxIdsOf = (root: XmlNode, role: string): readonly string[] =>
  taxIds(nodeAt(root, `{${NS.cac}}${role}`, `{${NS.cac}}Party`));
