import { paymentDayOf } from "../invoice/payment/payment-day.ts";
import type { InternetInfo, Payment, Sale, Transport } from "../invoice/sale.ts";

/** What may have to be said of how a document was sold and sent; a fact that does not apply is not there. */
export type SaleFacts = {
  readonly sendType: string;
  readonly platform: string;
  readonly webSite?: string;
  readonly paymentMethod?: string;
  /** "DIGER - açıklama", as GİB's e-Arşiv report joins the two. */
  readonly describedMethod?: string;
  readonly intermediary?: string;
  readonly paymentDate?: string;
  /** The same, for an integrator that leaves no day blank. */
  readonly paymentDay?: string;
  readonly transportDate?: string;
  readonly carrierVkn?: string;
  readonly carrierTitle?: string;
  readonly courierTckn?: string;
  readonly courierName?: string;
};

export type SaleFact = keyof SaleFacts;

export const saleFacts = (sale: Sale): SaleFacts => ({
  sendType: sale.sendType,
  platform: sale.platform,
  ...(sale.platform === "INTERNET" && internetFacts(sale.internet)),
});

function internetFacts(internet: InternetInfo): Partial<SaleFacts> {
  const { webSite, payment, transport } = internet;
  const paymentDay = paymentDayOf(internet);
  return {
    webSite,
    ...paymentFacts(payment),
    ...(paymentDay && { paymentDay }),
    ...(transport && transportFacts(transport)),
  };
}

const paymentFacts = (payment: Payment): Partial<SaleFacts> => ({
  paymentMethod: payment.method,
  describedMethod: payment.method === "DIGER" ? `${payment.method} - ${payment.name}` : payment.method,
  ...(payment.method === "ODEMEARACISI" && { intermediary: payment.name }),
  ...(payment.date !== undefined && { paymentDate: payment.date }),
});

const TCKN_LENGTH = 11;

const transportFacts = ({ carrierTaxId, carrierTitle, date }: Transport): Partial<SaleFacts> => ({
  transportDate: date,
  ...(carrierTaxId.length === TCKN_LENGTH
    ? { courierTckn: carrierTaxId, courierName: carrierTitle }
    : { carrierVkn: carrierTaxId, carrierTitle }),
});
