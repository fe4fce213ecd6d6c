import { isIPv6 } from "node:net";
import type { RequestHandler } from "express";
import type { ShopId } from "../../invoice/ids.ts";
import type { Clock } from "../../pipeline/ports/clock.ts";
import { type Pace, pacer, refuseFor } from "../pacer.ts";
import { buyerOf } from "./buyer-session.ts";

const MINUTE_MS = 60_000;
/** Somebody who opens their order's page again and again stays below it. */
const PER_ORDER: Pace = { atOnce: 20, everyMs: MINUTE_MS };
/** Phones of many people may share one address. */
const PER_ADDRESS: Pace = { atOnce: 60, everyMs: 5_000 };

/**
 * Holds back whoever asks too often about one order or from one address, before Shopify is asked anything. Counted in this
 * process's memory: with several of them each allows as much. Throws TOO_MANY_REQUESTS.
 */
export function limitBuyers(clock: Clock): RequestHandler<{ legacyId: string }> {
  const takePlace = pacer(clock);
  return (request, response, next) => {
    const { shop, customerId = "guest" } = buyerOf(response);
    const order = orderKey(shop, request.params.legacyId, customerId);
    refuseFor(Math.max(takePlace(addressKey(request.ip), PER_ADDRESS), takePlace(order, PER_ORDER)), response);
    next();
  };
}

/** A customer is not held back by guests who guess at the same order. */
const orderKey = (shop: ShopId, legacyId: string, customerId: string): string =>
  `order ${shop} ${legacyId.slice(0, 20)} ${customerId}`;

/** One household has a whole /64 of IPv6 addresses; an IPv4 address may come wrapped in one. */
function addressKey(ip = ""): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, "");
  return `address ${isIPv6(plain) ? networkOf(plain) : plain}`;
}

function networkOf(ip: string): string {
  const [before = [], after = []] = ip.split("::").map((part) => part.split(":"));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  return [...before, ...zeros, ...after].slice(0, 4).join(":");
}
