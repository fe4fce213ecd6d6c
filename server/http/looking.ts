import type { Request } from "express";
import { istanbulDate } from "../invoice/time/istanbul-time.ts";
import type { Clock } from "../pipeline/ports/clock.ts";
import { type Sight, sightOf } from "../pipeline/sight.ts";
import type { ReadStores } from "../pipeline/ports/stores.ts";
import { type Language, languageOf } from "./language.ts";

/** Who looks at orders: in which language, and how long Shopify goes on showing the app such an order. */
export type Looking = { readonly language: Language; readonly sight: Sight };

export const lookingOf = async (
  request: Request,
  stores: Pick<ReadStores, "sight">,
  { now }: Clock,
): Promise<Looking> => ({ language: languageOf(request), sight: await sightOf(stores, istanbulDate(now())) });
