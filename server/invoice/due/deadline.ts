import { INVOICE_DEADLINES } from "../../gib/invoice-deadlines.ts";
import { addDays, type IstanbulDate, istanbulDate, startOfDay } from "../time/istanbul-time.ts";
import type { Order } from "../order.ts";
import { dispatchedAt, paidAt } from "./order-moments.ts";
import { isDispatched } from "../delivery/parcels.ts";

/** What is waited for by a setting ends so many days before the last lawful day. */
const DAYS_LEFT_FOR_TROUBLE = 2;

export type Deadline = {
  /** Up to its end an invoice is in time. */
  readonly lastDay: IstanbulDate;
  /** No wait of a setting goes on from here. */
  readonly holdsEnd: Date;
  /** From this day on somebody has to know: the last day is near, or the month of the delivery ends. */
  readonly alarmDay: IstanbulDate;
};

/**
 * Until when an order has to be invoiced, `undefined` while nothing was delivered. Goods are delivered when they are handed
 * to the carrier (KDVK 2/1), and no law says that a parcel which did not arrive was never sent: its order keeps its day until
 * it is invoiced, cancelled or refunded. Files and services, where nobody says when, are delivered once they are paid.
 */
export function deadlineOf(order: Order, lawfulDays: number | undefined): Deadline | undefined {
  const deliveredOn = deliveryDay(order);
  if (deliveredOn === undefined) return undefined;
  const lastDay = addDays(deliveredOn, lawfulDays ?? daysOn(deliveredOn));
  const holdsEndOn = addDays(lastDay, -DAYS_LEFT_FOR_TROUBLE);
  const monthEnd = lastDayOfMonth(deliveredOn);
  return {
    lastDay,
    holdsEnd: startOfDay(holdsEndOn),
    // Some hold that the month of the delivery is the limit, and the year's last day is one for everybody's books.
    alarmDay: monthEnd < holdsEndOn ? monthEnd : holdsEndOn,
  };
}

function deliveryDay(order: Order): IstanbulDate | undefined {
  const at = dispatchedAt(order) ?? (order.isFullyPaid && !isDispatched(order) ? paidAt(order) : undefined);
  return at && istanbulDate(at);
}

/** The rule in force on the day; the oldest for days before it. */
const daysOn = (day: IstanbulDate): number =>
  (INVOICE_DEADLINES.find(({ from }) => from <= day) ?? INVOICE_DEADLINES.at(-1))?.days ?? 7;

function lastDayOfMonth(day: IstanbulDate): IstanbulDate {
  const first = `${day.slice(0, 8)}01` as IstanbulDate;
  const inNextMonth = addDays(first, 31);
  return addDays(`${inNextMonth.slice(0, 8)}01` as IstanbulDate, -1);
}
