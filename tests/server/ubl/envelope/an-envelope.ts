import JSZip from "jszip";
import { type EnvelopeContents, envelopeDocument } from "../../../../server/ubl/envelope/envelope-document.ts";
import { openEnvelope } from "../../../../server/ubl/envelope/open-envelope.ts";
import { invoiceToUbl } from "../../../../server/ubl/invoice-document.ts";
import { aSampleInvoice, COMPANY } from "../a-sample-invoice.ts";

export const ENVELOPE_ID = "0c5b1f64-3d0e-4b2a-9c75-6a3f21d0e8b7";

/** An e-Fatura on its way from seller to buyer. */
export const anEnvelope = (changes: Partial<EnvelopeContents> = {}): EnvelopeContents => ({
  id: ENVELOPE_ID,
  type: "SENDERENVELOPE",
  sender: { alias: "urn:mail:ornekgb@ornek.example.com", taxId: "9876543217", title: "Örnek E-Ticaret A.Ş." },
  receiver: {
    alias: "urn:mail:kuzeypk@kuzey.example.com",
    taxId: "1234567808",
    title: "Kuzey & Güney Ticaret Ltd. Şti.",
  },
  createdAt: "2026-03-14T14:42:00",
  document: invoiceToUbl(aSampleInvoice({ buyer: COMPANY, profileId: "TICARIFATURA", number: "EFT2026000000042" })),
  ...changes,
});

/** Any files as a zip, right or wrong. */
export const zipOf = (files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> => {
  const zip = new JSZip();
  for (const [name, contents] of Object.entries(files)) zip.file(name, contents, { createFolders: false });
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
};

/** The envelope's XML with one place changed, in a zip whose names are right. */
export const changedEnvelope = async (change: (xml: string) => string, contents = anEnvelope()) => {
  const before = envelopeDocument(contents);
  const xml = change(before);
  if (xml === before) throw new Error("the change found nothing to change");
  return openEnvelope(`${ENVELOPE_ID}.zip`, await zipOf({ [`${ENVELOPE_ID}.xml`]: xml }));
};

/** GİB's system response on its way to the seller. */
export const aSystemEnvelope = (code: string): EnvelopeContents =>
  anEnvelope({
    type: "SYSTEMENVELOPE",
    sender: { alias: "GIB", taxId: "3900383669", title: "Gelir İdaresi Başkanlığı" },
    receiver: { alias: "urn:mail:ornekgb@ornek.example.com", taxId: "9876543217", title: "Örnek E-Ticaret A.Ş." },
    document: anAnswer({ code: "S_APR", reference: ENVELOPE_ID, line: code, senderVkn: "3900383669", text: "DURUM" }),
  });

type ResponseParts = {
  readonly code: string;
  readonly reference: string;
  readonly line?: string;
  readonly senderVkn?: string;
  readonly issueDate?: string;
  readonly text?: string;
};

const UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

/** An ApplicationResponse as GİB or a buyer's integrator writes it. */
export const anAnswer = ({
  code,
  reference,
  line,
  senderVkn = "1234567808",
  issueDate,
  text = "",
}: ResponseParts): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<apr:ApplicationResponse xmlns:apr="${UBL}ApplicationResponse-2" xmlns:cac="${UBL}CommonAggregateComponents-2" xmlns:cbc="${UBL}CommonBasicComponents-2">
  <cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:CustomizationID>TR1.2</cbc:CustomizationID>
  <cbc:ProfileID>${code === "S_APR" ? "UBL-TR-PROFILE-1" : "TICARIFATURA"}</cbc:ProfileID>
  <cbc:ID>1</cbc:ID><cbc:UUID>5b2d9c1e-7f34-4f0a-8a51-93d2c4e6b7a8</cbc:UUID>
  <cbc:IssueDate>${issueDate ?? "2026-03-16"}</cbc:IssueDate>
  <cac:SenderParty>${party(senderVkn)}</cac:SenderParty><cac:ReceiverParty>${party("9876543217")}</cac:ReceiverParty>
  <cac:DocumentResponse>
    <cac:Response><cbc:ReferenceID>1</cbc:ReferenceID><cbc:ResponseCode>${code}</cbc:ResponseCode><cbc:Description>${text}</cbc:Description></cac:Response>
    <cac:DocumentReference><cbc:ID>${reference}</cbc:ID><cbc:IssueDate>2026-03-14</cbc:IssueDate><cbc:DocumentTypeCode>BELGE</cbc:DocumentTypeCode><cbc:DocumentType>BELGE</cbc:DocumentType></cac:DocumentReference>
    ${line === undefined ? "" : lineResponse(line, text)}
  </cac:DocumentResponse>
</apr:ApplicationResponse>`;

const party = (vkn: string) =>
  `<cac:PartyIdentification><cbc:ID schemeID="VKN">${vkn}</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>Ad</cbc:Name></cac:PartyName><cac:PostalAddress><cbc:CitySubdivisionName>Çankaya</cbc:CitySubdivisionName><cbc:CityName>Ankara</cbc:CityName><cac:Country><cbc:Name>Türkiye</cbc:Name></cac:Country></cac:PostalAddress>`;

const lineResponse = (code: string, text: string) =>
  `<cac:LineResponse><cac:LineReference><cbc:LineID>0</cbc:LineID></cac:LineReference><cac:Response><cbc:ReferenceID>1</cbc:ReferenceID><cbc:ResponseCode>${code}</cbc:ResponseCode><cbc:Description>${text}</cbc:Description></cac:Response></cac:LineResponse>`;
