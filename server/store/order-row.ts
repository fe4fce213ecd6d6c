import type { Fault } from "../invoice/fault.ts";
import { toOrderId } from "../invoice/ids.ts";
import type { IstanbulDate } from "../invoice/time/istanbul-time.ts";
import { type State, STATES } from "../invoice/lifecycle.ts";
import type { MerchantEntry } from "../invoice/parties/merchant-entry.ts";
import type { SaleEntry } from "../invoice/sale/sale-entry.ts";
import type { Problem } from "../pipeline/ports/problem.ts";
import type { EnteredBy, OrderRecord } from "../pipeline/ports/stores.ts";
import type { Tables } from "./tables.ts";

type Row = Tables["orders"]["$inferSelect"];

export function toState(text: string): State {
  const state = STATES.find((candidate) => candidate === text);
  if (state === undefined) throw new Error("unknown state in the database");
  return state;
}

export const toFaults = (stored: Row["faults"]): readonly Fault[] => (stored as readonly Fault[] | null) ?? [];

/** An order as it is stored. */
export function toRecord(row: Row): OrderRecord {
  const id = toOrderId(row.orderId);
  if (!id) throw new Error("unreadable order id in the database");
  return {
    id,
    name: row.name,
    buyer: row.buyer,
    processedAt: row.processedAt,
    updatedAt: row.updatedAt,
    total: row.total ?? undefined,
    currency: row.currency,
    state: toState(row.state),
    reason: row.reason ?? undefined,
    faults: toFaults(row.faults),
    problem: (row.problem as Problem | null) ?? undefined,
    invoiceNumber: row.invoiceNumber ?? undefined,
    entry: (row.entry as MerchantEntry | null) ?? undefined,
    enteredBy: (row.enteredBy as EnteredBy | null) ?? undefined,
    saleEntry: (row.saleEntry as SaleEntry | null) ?? undefined,
    isAsked: row.isAsked,
    isRedacted: row.isRedacted,
    lastDay: (row.lastDay as IstanbulDate | null) ?? undefined,
    alarmDay: (row.alarmDay as IstanbulDate | null) ?? undefined,
  };
}
