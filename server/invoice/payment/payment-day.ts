import type { IstanbulDate } from "../time/istanbul-time.ts";
import type { InternetInfo } from "../sale.ts";

/**
 * The day of payment for an integrator that leaves it blank for DIGER alone (Nilvera's InvoiceInfo guide): money at the door
 * is due when the parcel comes, so its dispatch day stands there. GİB's e-Arşiv report guide (3.3.2.17) takes a blank.
 */
export const paymentDayOf = ({ payment, transport }: InternetInfo): IstanbulDate | undefined =>
  payment.date ?? (payment.method === "KAPIDAODEME" ? transport?.date : undefined);
