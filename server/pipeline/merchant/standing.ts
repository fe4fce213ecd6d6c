import { createHash } from "node:crypto";
import type { OrderRecord } from "../ports/stores.ts";

type Shown = Pick<OrderRecord, "state" | "reason" | "faults">;

/**
 * Where an order stands as a person was shown it, in few letters: what they press then is meant for that, and for nothing
 * that came of it since, such as a refund more, or a colleague's word that it was invoiced elsewhere.
 */
export const standingOf = ({ state, reason, faults }: Shown): string =>
  createHash("sha256")
    .update(JSON.stringify([state, reason, faults]))
    .digest("base64url")
    .slice(0, 16);

/** `undefined` of whoever was shown none. */
export const standsAs = (order: Shown, seen: string | undefined): boolean =>
  seen === undefined || seen === standingOf(order);
