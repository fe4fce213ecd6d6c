import type { RequestHandler } from "express";
import type { Clock } from "../../pipeline/ports/clock.ts";
import { type Pace, pacer, refuseFor } from "../pacer.ts";
import { shopOf } from "../session.ts";

/** Whoever sets a shop up, step by step and with mistakes, stays far below it. */
const PER_SHOP: Pace = { atOnce: 60, everyMs: 2_000 };

/** What asks the integrator whether a key is good, at once and as often as somebody likes. */
export const PROVING = ["/api/profile", "/api/integrator", "/api/setup"];

/**
 * Holds back a shop that proves keys without end, which no other limit does: an integrator that turns away this machine for it
 * would take no other shop's invoice either.
 */
export function limitProofs(clock: Clock): RequestHandler {
  const takePlace = pacer(clock);
  return (_request, response, next) => {
    refuseFor(takePlace(shopOf(response), PER_SHOP), response);
    next();
  };
}
