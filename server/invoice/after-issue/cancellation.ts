import { CANCELLATION_WINDOWS, UNDO_WINDOWS } from "../../gib/cancellation-window.ts";
import { PROFILES } from "../../gib/profile-ids.ts";
import type { Invoice } from "../invoice.ts";
import { addDays, type IstanbulDate, turkishDate } from "../time/istanbul-time.ts";

type Document = Pick<Invoice, "profileId" | "issueDate">;

/** Why the law leaves no cancellation at the integrator, and which other way it leaves. */
export type CancelBar = {
  readonly code: "CANCEL_AT_GIB" | "CANCEL_BY_BUYER" | "CANCEL_AT_CUSTOMS" | "CANCEL_TOO_LATE";
  readonly facts: Readonly<Record<string, string>>;
};

const daysOf = (windows: typeof CANCELLATION_WINDOWS, day: IstanbulDate): number =>
  windows.find(({ from }) => from <= day)?.days ?? 0;

/** The last day of an e-Arşiv invoice's window; `cancelDays` is the shop's own word. */
export const lastDayToCancel = ({ issueDate }: Pick<Invoice, "issueDate">, cancelDays: number | undefined) =>
  addDays(issueDate, cancelDays ?? daysOf(CANCELLATION_WINDOWS, issueDate));

export const lastDayToUndo = (cancelledOn: IstanbulDate): IstanbulDate =>
  addDays(cancelledOn, daysOf(UNDO_WINDOWS, cancelledOn));

type Moment = { readonly today: IstanbulDate; readonly cancelDays: number | undefined };

/** `undefined` where the integrator may be asked to cancel the invoice. */
export function cancelBar(invoice: Document, { today, cancelDays }: Moment): CancelBar | undefined {
  const { cancelledBy } = PROFILES[invoice.profileId];
  if (cancelledBy !== "integrator") return { code: OTHER_WAYS[cancelledBy], facts: {} };
  const lastDay = lastDayToCancel(invoice, cancelDays);
  return today <= lastDay ? undefined : { code: "CANCEL_TOO_LATE", facts: { lastDay: turkishDate(lastDay) } };
}

const OTHER_WAYS = { gib: "CANCEL_AT_GIB", buyer: "CANCEL_BY_BUYER", customs: "CANCEL_AT_CUSTOMS" } as const;
