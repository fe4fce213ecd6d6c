import type { ErrorCode } from "../pipeline/errors.ts";
import type { Language } from "./language.ts";

type Fix = Readonly<Record<Language, string>>;

const AGAIN: Fix = { tr: "Biraz sonra yeniden deneyin.", en: "Try again in a moment." };
const AGAIN_OR_SUPPORT: Fix = {
  tr: "Biraz sonra yeniden deneyin; sürerse destek ekibine yazın.",
  en: "Try again in a moment; if it goes on, write to support.",
};

/** What whoever asked is advised where an order that waits for the same is tried again by itself: nobody presses for them. */
export const ASKED_FIX: { readonly [code in ErrorCode]?: Fix } = {
  SHOPIFY_UNREACHABLE: AGAIN,
  SHOPIFY_THROTTLED: AGAIN,
  SHOPIFY_ANSWER_INVALID: AGAIN_OR_SUPPORT,
  INTEGRATOR_UNREACHABLE: AGAIN,
  INTEGRATOR_ANSWER_INVALID: AGAIN_OR_SUPPORT,
  EXCHANGE_RATES_UNREACHABLE: AGAIN,
  EXCHANGE_RATES_ANSWER_INVALID: AGAIN_OR_SUPPORT,
  INTERNAL: AGAIN_OR_SUPPORT,
};
