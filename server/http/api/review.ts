import express, { type Router } from "express";
import type { Clock } from "../../pipeline/ports/clock.ts";
import type { Reader } from "../../pipeline/ports/stores.ts";
import type { Review } from "../work-contract.ts";
import { lookingOf } from "../looking.ts";
import { reviewGroups } from "../review-groups.ts";
import { shopOf } from "../session.ts";

/** More than anybody works through at one go; the rest comes up as these go. */
const MOST = 500;

/** What waits for a person, by what is wrong: orders that cannot be invoiced yet, and invoices whose order changed. */
export function reviewRoutes({ read, clock }: { readonly read: Reader; readonly clock: Clock }): Router {
  const router = express.Router();
  router.get("/review", async (request, response) => {
    const { orders, sight } = read(shopOf(response));
    const query = { search: "", after: undefined, limit: MOST, sort: "oldest", filter: { hasFaults: true } } as const;
    const inReview = await orders.list({ ...query, states: ["review", "failed", "rejected", "cancelled"] });
    const changed = await orders.list({ ...query, states: ["issued"] });
    const looking = await lookingOf(request, { sight }, clock);
    const review: Review = {
      groups: reviewGroups([...inReview.orders, ...changed.orders], looking),
      hasMore: inReview.next !== undefined || changed.next !== undefined,
    };
    response.json(review);
  });
  return router;
}
