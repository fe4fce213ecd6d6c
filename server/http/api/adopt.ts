import express, { type Router } from "express";
import { z } from "zod";
import { legacyId, type ShopId, toOrderId } from "../../invoice/ids.ts";
import type { AdoptedPage, Adoption } from "../../pipeline/merchant/adopt-invoiced.ts";
import type { AdoptAnswer } from "../work-contract.ts";
import { shopOf } from "../session.ts";

export type AdoptPorts = { readonly adoptInvoiced: (shop: ShopId, adoption: Adoption) => Promise<AdoptedPage> };

const text = z.string().trim().min(1).max(100);
const adoptRequest = z.object({
  sign: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("tag"), tag: text }),
    z.object({ kind: z.literal("metafield"), metafield: text.regex(/^[^.\s]+\.[^\s]+$/) }),
    z.object({ kind: z.literal("note"), words: text.min(3) }),
  ]),
  since: z.iso.datetime().optional(),
  after: z.string().max(500).optional(),
  only: z
    .array(z.string().regex(/^\d{1,20}$/))
    .max(100)
    .optional(),
  isRehearsal: z.boolean().default(true),
});

/** A page of the shop's orders at a time: pass `next` back as `after` until it is null. */
export function adoptRoutes({ adoptInvoiced }: AdoptPorts): Router {
  const router = express.Router();
  router.post("/orders/adopt", async (request, response) => {
    const { since, after, only: shown, ...wish } = adoptRequest.parse(request.body);
    const only = shown && new Set(shown.flatMap((id) => toOrderId(id) ?? []));
    const asked = { ...wish, after, only, since: since === undefined ? undefined : new Date(since) };
    const { orders, seen, next, restSeconds } = await adoptInvoiced(shopOf(response), asked);
    const found = orders.map(({ order: { id, name }, outcome }) => ({ legacyId: legacyId(id), name, outcome }));
    response.json({ seen, found, next: next ?? null, restSeconds } satisfies AdoptAnswer);
  });
  return router;
}
