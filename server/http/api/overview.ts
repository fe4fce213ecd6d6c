import express, { type Router } from "express";
import type { ShopId } from "../../invoice/ids.ts";
import { addDays, istanbulDate, type IstanbulDate } from "../../invoice/time/istanbul-time.ts";
import { formatKurus } from "../../invoice/money/money.ts";
import type { Clock } from "../../pipeline/ports/clock.ts";
import { creditLow } from "../../pipeline/account/credits.ts";
import { DEFAULT_CREDIT_WARNING } from "../../pipeline/settings/shop-profile.ts";
import type { InvoiceDay } from "../../pipeline/ports/invoice-day.ts";
import type { ProofNow } from "../../pipeline/reconcile/proof.ts";
import type { Problem } from "../../pipeline/ports/problem.ts";
import type { Reader } from "../../pipeline/ports/stores.ts";
import type { DayView, Overview, ProblemView } from "../work-contract.ts";
import { isMerchants, type Language, languageOf, problemView } from "../language.ts";
import { shopOf } from "../session.ts";
import { tabCounts } from "../tabs.ts";
import { toProofView } from "./proof.ts";

export type OverviewPorts = {
  readonly read: Reader;
  readonly clock: Clock;
  readonly proof: (shop: ShopId) => Promise<ProofNow | undefined>;
};

const DAYS = 30;

/** What the first page shows: whether anything was missed, what needs a person, and the invoices of the last days. */
export function overviewRoutes({ read, clock, proof }: OverviewPorts): Router {
  const router = express.Router();
  router.get("/overview", async (request, response) => {
    const shop = shopOf(response);
    const { orders, invoices, sight } = read(shop);
    const today = istanbulDate(clock.now());
    const first = addDays(today, 1 - DAYS);
    const overview: Overview = {
      counts: tabCounts(await orders.counts()),
      proof: toProofView(await proof(shop)),
      overdue: await orders.overdue(today),
      leaving: await sight.leaving(today),
      firstLastDay: (await orders.firstLastDay()) ?? null,
      proposals: await orders.proposals(),
      toAsk: await toAskIn(read(shop)),
      problems: (await orders.problems()).map((found) => problemOf(found, languageOf(request))),
      creditLow: await creditLeft(read(shop)),
      days: everyDay(await invoices.days(first), first),
    };
    response.json(overview);
  });
  return router;
}

/** Only where nothing is issued by itself; among all that waits they would have to be looked for. */
async function toAskIn({ orders, settings }: ReturnType<Reader>): Promise<number> {
  const { profile } = await settings.get();
  return profile?.issue.when === "manual" ? orders.toAsk() : 0;
}

async function creditLeft({ reconciliation, settings }: ReturnType<Reader>): Promise<number | null> {
  const { profile, integrator } = await settings.get();
  const { credits } = await reconciliation.get();
  return (integrator && creditLow(credits, profile?.creditWarning ?? DEFAULT_CREDIT_WARNING)) ?? null;
}

type Found = { readonly problem: Problem; readonly count: number };

const problemOf = ({ problem, count }: Found, language: Language): ProblemView => ({
  problem: problemView(problem, language),
  count,
  isYours: isMerchants(problem),
});

/** Every day has its place in the chart, also one without an invoice. */
function everyDay(known: readonly InvoiceDay[], first: IstanbulDate): readonly DayView[] {
  return Array.from({ length: DAYS }, (_, index) => {
    const day = addDays(first, index);
    const ofDay = known.filter((each) => each.day === day);
    return {
      day,
      count: ofDay.reduce((sum, { count }) => sum + count, 0),
      amounts: ofDay.map(({ currency, amount }) => ({ currency, total: formatKurus(amount) })),
    };
  });
}
