import type { Logger } from "pino";
import type { WhyRefused } from "../shopify/webhook.ts";
import { seldom } from "./seldom.ts";

const TELL_EVERY_MS = 60_000;

const WORDS: Readonly<Record<WhyRefused, string>> = {
  signature: "a webhook's signature is not Shopify's: is SHOPIFY_API_SECRET this app's?",
  headers: "a webhook lacks a header that Shopify sends",
  shop: "a webhook of a removal or of privacy names no shop in its body, or another one than in its header",
};

/** Tells in the log that webhooks are refused, once a minute at most: with a wrong secret every one of them is, and so is what anybody sends. */
export function tellRefused(log: Pick<Logger, "warn">, now?: () => number) {
  const isTime = seldom(TELL_EVERY_MS, now);
  let refused = 0;
  return (why: WhyRefused): void => {
    refused += 1;
    if (!isTime()) return;
    log.warn({ why, refused }, WORDS[why]);
    refused = 0;
  };
}
