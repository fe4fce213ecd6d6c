import type { Invoice } from "../invoice/invoice.ts";
import { aggregate } from "./aggregate.ts";
import { type Element, text, textIfAny } from "./element.ts";
import { type SaleFact, saleFacts } from "./sale-facts.ts";
import { SCENARIOS } from "./scenarios.ts";

/**
 * How an e-Arşiv document says that it was sold over the internet. GİB has no rule for it inside UBL-TR, so every integrator
 * has words of its own in cac:AdditionalDocumentReference; all of them read the neutral places besides (the seller's
 * WebsiteURI, PaymentMeans, Delivery with CarrierParty), which every document has.
 */
export type SaleWords = readonly Word[];

/** `VALUE` stands where the fact itself is written. */
type Word = { readonly fact: SaleFact; readonly id: string; readonly code?: string; readonly type?: string };

const VALUE = "{value}";

const coded = (fact: SaleFact, code: string, id = VALUE): Word => ({ fact, id, code });
const typed = (fact: SaleFact, id: string): Word => ({ fact, id, type: VALUE });
/** The XSD demands an ID, and this reference has nothing to say in it. */
const marked = (fact: SaleFact, code: string): Word => ({ fact, id: ".", code, type: VALUE });

const SHIPMENT = "internetSatisBilgi/gonderiBilgileri";

export const SALE_WORDS = {
  /** Nothing but the neutral places: EDM and Paraşüt are told beside the document. */
  neutral: [],
  /** Nilvera's own XML: codes that begin with INT_. */
  intCodes: [
    coded("sendType", "SEND_TYPE"),
    coded("webSite", "IS_INTERNET", "."),
    coded("webSite", "INT_WEBSITE"),
    coded("paymentMethod", "INT_PAYMENT_METHOD"),
    coded("paymentDay", "INT_PAYMENTDATE"),
  ],
  /** Sovos (Foriba), as its designs read it. */
  sovos: [
    coded("sendType", "EREPSENDT"),
    coded("webSite", "EUPRWEBURI"),
    coded("describedMethod", "EUPRPAY"),
    coded("intermediary", "EREPODARAC"),
    coded("paymentDate", "EUPRPAYDATE"),
    coded("transportDate", "EUPRPAYDELIV"),
    coded("courierTckn", "EUPRCARR1"),
    coded("courierName", "EUPRCARR1NAME"),
    coded("carrierVkn", "EUPRCARR2"),
    coded("carrierTitle", "EUPRCARR2NAME2"),
  ],
  /** İzibiz reads the sale itself from the neutral places. */
  izibiz: [marked("platform", "EArchiveType"), marked("sendType", "SendingType")],
  /** QNB, Logo and Netsis write the path of GİB's e-Arşiv report (Netsis knowledge base, 01.07.2024). */
  reportPaths: [
    typed("sendType", "gonderimSekli"),
    typed("webSite", "internetSatisBilgi/webAdresi"),
    typed("describedMethod", "internetSatisBilgi/odemeSekli"),
    typed("intermediary", "internetSatisBilgi/odemeAracisiAdi"),
    typed("paymentDate", "internetSatisBilgi/odemeTarihi"),
    typed("transportDate", `${SHIPMENT}/gonderimTarihi`),
    typed("carrierVkn", `${SHIPMENT}/gonderiTasiyan/tuzelKisi/vkn`),
    typed("carrierTitle", `${SHIPMENT}/gonderiTasiyan/tuzelKisi/unvan`),
    typed("courierTckn", `${SHIPMENT}/gonderiTasiyan/gercekKisi/tckn`),
    typed("courierName", `${SHIPMENT}/gonderiTasiyan/gercekKisi/adiSoyadi`),
  ],
} as const satisfies Record<string, SaleWords>;

/** The sale in an integrator's words; what does not apply to it is left out. */
export function saleReferences({ profileId, issueDate, sale }: Invoice, words: SaleWords): readonly Element[] {
  if (!SCENARIOS[profileId].tellsTheSale) return [];
  const facts = saleFacts(sale);
  return words.flatMap(({ fact, id, code, type }) => {
    const value = facts[fact];
    if (value === undefined) return [];
    const said = (place: string | undefined) => (place === VALUE ? value : place);
    return aggregate("cac:AdditionalDocumentReference", [
      text("cbc:ID", said(id) ?? ""),
      text("cbc:IssueDate", issueDate),
      textIfAny("cbc:DocumentTypeCode", said(code)),
      textIfAny("cbc:DocumentType", said(type)),
    ]);
  });
}
