import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { ShopId } from "../invoice/ids.ts";
import { AppError } from "../pipeline/errors.ts";
import type { IsLetIn } from "../pipeline/ports/shopify-port.ts";
import { asking, type AskingPorts } from "./asking.ts";

const APP_ID = readFileSync(new URL("./queries/app-id.graphql", import.meta.url), "utf8");
/** Shopify waits five seconds for the answer to the delivery that raised the question. */
const TIME_LIMIT_MS = 4000;
/** The shop is frozen for a bill, the app not allowed, the shop locked: whether the app was removed is not said. */
const SHUT_FOR_NOW = new Set<unknown>([402, 403, 423]);

/** A token refused before its time says little: only when none can be had in its place is the app shut out. */
export const createIsLetIn =
  (ports: AskingPorts): IsLetIn =>
  (shop) =>
    Promise.race([isHeard(ports, shop).then((isGood) => isGood || isHeard(ports, shop)), tooLate()]);

async function isHeard(ports: AskingPorts, shop: ShopId): Promise<boolean> {
  try {
    const ask = await asking(ports, shop);
    await ask(APP_ID, {});
    return true;
  } catch (cause) {
    if (isShutOut(cause)) return false;
    throw cause;
  }
}

const isShutOut = (cause: unknown): boolean =>
  cause instanceof AppError &&
  (cause.code === "SHOP_NOT_CONNECTED" ||
    (cause.code === "SHOPIFY_TOKEN_REJECTED" && !SHUT_FOR_NOW.has(cause.facts["status"])));

const tooLate = (): Promise<never> =>
  wait(TIME_LIMIT_MS, undefined, { ref: false }).then(() => {
    throw new AppError("SHOPIFY_UNREACHABLE", { facts: { code: "TIME_LIMIT" } });
  });
