import { type Fault, fault } from "../fault.ts";
import { type IstanbulDate, writtenDate } from "../time/istanbul-time.ts";
import type { Order } from "../order.ts";
import { parcelsOf } from "./parcels.ts";
import { err, ok, type Result } from "../result.ts";
import type { Transport } from "../sale.ts";
import { cleanText, fold } from "../text.ts";

/**
 * The paper the goods travel with: waybills (irsaliye) of their own, or this invoice in their place. Both at once would be
 * two papers for one parcel, so it cannot be written down.
 */
export type Waybill =
  | { readonly kind: "separate"; readonly documents: readonly WaybillReference[] }
  | { readonly kind: "this-invoice" };

export type WaybillReference = { readonly number: string; readonly date: IstanbulDate };

type Circumstances = {
  readonly issueDate: IstanbulDate;
  readonly transport: Transport | undefined;
  /** An e-Arşiv invoice that the shop prints and sends with the parcel. */
  readonly mayReplace: boolean;
};

const ATTRIBUTES = new Set(["irsaliye", "irsaliyeler", "irsaliyeno"]);

/** Waybills the order names; without any, the invoice may stand for one where the law allows it. */
export function waybillOf(order: Order, circumstances: Circumstances): Result<Waybill, readonly Fault[]> {
  const written = order.attributes.filter(({ key }) => ATTRIBUTES.has(fold(key))).flatMap(({ value }) => pieces(value));
  const documents = written.map(toReference);
  if (!documents.every((document) => document !== undefined)) {
    return err([fault("DESPATCH_UNREADABLE", "order.customAttributes")]);
  }
  return ok(canReplace(order, circumstances, documents) ? { kind: "this-invoice" } : { kind: "separate", documents });
}

/** "EIR2026000000001 2026-11-20; A-17 21.11.2026" */
const pieces = (text: string): readonly string[] => text.split(/[;,\n]/).flatMap((piece) => cleanText(piece) ?? []);

function toReference(piece: string): WaybillReference | undefined {
  const [number, day, ...rest] = piece.split(" ");
  if (number === undefined || day === undefined || rest.length > 0) return undefined;
  const date = writtenDate(day);
  return date && { number, date };
}

/**
 * VUK 230/5: issued at the moment of delivery, for all the goods and with the hour on it (every invoice here has one).
 * Several parcels would need a paper each, and an invoice of another day was not with them.
 */
function canReplace(
  order: Order,
  { issueDate, transport, mayReplace }: Circumstances,
  documents: readonly unknown[],
): boolean {
  const parcels = parcelsOf(order);
  return (
    mayReplace &&
    documents.length === 0 &&
    order.isFulfilled &&
    parcels.length === 1 &&
    parcels[0]?.parcelCount === 1 &&
    transport?.date === issueDate
  );
}
