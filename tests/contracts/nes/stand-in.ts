import type { Content } from "../../../demo/nes/account.ts";
import { startNesStandIn } from "../../../demo/nes/stand-in.ts";
import { textsAt } from "../../server/ubl/read-xml.ts";
import { type HeldDocument, nameInNote, type OpenStandIn } from "../stand-in.ts";
import { screwsOf } from "../turn-knobs.ts";

export const API_KEY = "contract-key";

/** NES's stand-in under the screws of the contract. */
export const openStandIn: OpenStandIn = async ({ now, series, account }) => {
  const taxpayers: Record<string, { title: string; aliases: string[] }> = {};
  const standIn = await startNesStandIn({
    port: 0,
    apiKey: API_KEY,
    company: { ...account, senderAlias: "urn:mail:defaultgb@example.com" },
    series: series.flatMap((prefix) => [
      { module: "earchive", prefix, isPortal: true },
      { module: "einvoice", prefix, isPortal: true },
    ]),
    taxpayers,
    issueAfterMs: Number.POSITIVE_INFINITY,
    now: () => new Date(now),
  });
  const find = (ettn: string) => standIn.documents().find((document) => document.ettn === ettn);
  return {
    url: standIn.url,
    ...screwsOf(standIn.knobs),
    sends: () => standIn.counts()["POST /earchive/v1/uploads/document"] ?? 0,
    copies: (ettn) => standIn.documents().filter((document) => document.ettn === ettn).length,
    held: (ettn) => {
      const document = find(ettn);
      return document && heldOf(document.content);
    },
    cancelByHand: async (ettn) => {
      const headers = { authorization: `Bearer ${API_KEY}` };
      const body = JSON.stringify({ uuids: [ettn] });
      await fetch(`${standIn.url}/earchive/v1/invoices/cancel`, { method: "POST", headers, body });
    },
    registerTaxpayer: ({ taxId, title, alias }) => {
      taxpayers[taxId] = { title, aliases: [alias] };
    },
    close: standIn.close,
  };
};

const BUYER = "cac:AccountingCustomerParty/cac:Party";
const KDV = "cac:TaxTotal/cac:TaxSubtotal[cac:TaxCategory/cac:TaxScheme/cbc:TaxTypeCode='0015']/cbc:TaxAmount";

function heldOf({ xml, buyer, receiverAlias, sale }: Content): HeldDocument {
  const address = ["StreetName", "CitySubdivisionName", "CityName"].map((name) => `cac:PostalAddress/cbc:${name}`);
  const names = ["cac:PartyName/cbc:Name", "cac:Person/cbc:FirstName", "cac:Person/cbc:FamilyName"];
  const kdv = textsAt(xml, KDV).reduce((total, amount) => total + BigInt(amount.replace(".", "")), 0n);
  return {
    payable: textsAt(xml, "cac:LegalMonetaryTotal/cbc:PayableAmount")[0] ?? "",
    kdv: `${kdv / 100n}.${String(kdv % 100n).padStart(2, "0")}`,
    buyerTaxId: buyer,
    buyerName: names.flatMap((name) => textsAt(xml, `${BUYER}/${name}`)).join(" "),
    buyerAddress: address.flatMap((name) => textsAt(xml, `${BUYER}/${name}`)).join(" "),
    mailbox: receiverAlias || undefined,
    internetSale:
      sale.websiteUri === ""
        ? undefined
        : {
            webSite: sale.websiteUri,
            paymentMethod: sale.paymentMethod,
            paymentName: nameInNote(sale.paymentMethodDescription, sale.paymentMethod),
            paymentDate: sale.paymentDate || undefined,
            carrierTitle: sale.transporterName || undefined,
            carrierTaxId: sale.transporterRegisterNumber || undefined,
            transportDate: sale.transportDate || undefined,
          },
  };
}
