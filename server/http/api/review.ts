import express, { type Router } from "express";
import type { Reader } from "../../pipeline/ports/stores.ts";
import type { Review } from "../work-contract.ts";
import { languageOf } from "../language.ts";
import { reviewGroups } from "../review-groups.ts";
import { shopOf } from "../session.ts";

/** More than anybody works through at one go; the rest comes up as these go. */
const MOST = 500;

/** What waits for a person, by what is wrong: orders that cannot be invoiced yet, and invoices whose order changed. */
export function reviewRoutes({ read }: { readonly read: Reader }): Router {
  const router = express.Router();
  router.get("/review", async (request, response) => {
    const { orders } = read(shopOf(response));
    const query = { search: "", after: undefined, limit: MOST, sort: "oldest", filter: { hasFaults: true } } as const;
    const inReview = await orders.list({ ...query, states: ["review", "failed", "rejected", "cancelled"] });
    const changed = await orders.list({ ...query, states: ["issued"] });
    const language = languageOf(request);
    const review: Review = {
      groups: reviewGroups([...inReview.orders, ...changed.orders], language),
      hasMore: inReview.next !== undefined || changed.next !== undefined,
    };
    response.json(review);
  });
  return router;
}
