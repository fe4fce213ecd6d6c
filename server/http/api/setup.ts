import express, { type Router } from "express";
import { legacyId, type ShopId } from "../../invoice/ids.ts";
import { formatKurus } from "../../invoice/money/money.ts";
import type { CheckedAccount } from "../../pipeline/account/check-account.ts";
import type { Rehearsed } from "../../pipeline/merchant/rehearse.ts";
import { faultView, type Language, languageOf, reasonText } from "../language.ts";
import { shopOf } from "../session.ts";
import type { AccountCheck, Rehearsal, RehearsedOrder } from "../work-contract.ts";

export type SetupPorts = {
  readonly checkAccount: (shop: ShopId) => Promise<CheckedAccount>;
  readonly rehearse: (shop: ShopId) => Promise<readonly Rehearsed[]>;
};

/** What a merchant is shown before the switch: that the account works, and what would become of the newest orders. */
export function setupRoutes({ checkAccount, rehearse }: SetupPorts): Router {
  const router = express.Router();
  router.post("/setup/account", async (_request, response) => {
    const { title, credits, modules, missingSeries } = await checkAccount(shopOf(response));
    const told: AccountCheck = {
      title,
      credits: credits ?? null,
      modules: modules ?? null,
      missingSeries: missingSeries ?? null,
    };
    response.json(told);
  });
  router.post("/setup/rehearsal", async (request, response) => {
    const orders = await rehearse(shopOf(response));
    response.json({ orders: orders.map((order) => toView(order, languageOf(request))) } satisfies Rehearsal);
  });
  return router;
}

function toView(order: Rehearsed, language: Language): RehearsedOrder {
  const { summary } = order;
  return {
    legacyId: legacyId(order.id),
    name: summary?.name ?? legacyId(order.id),
    buyer: summary?.buyer ?? "",
    processedAt: summary?.processedAt.toISOString() ?? null,
    kind: order.kind,
    currency: order.kind === "invoice" ? order.draft.currency : (summary?.currency ?? ""),
    payable: order.kind === "invoice" ? formatKurus(order.draft.totals.payable) : null,
    tax: order.kind === "invoice" ? formatKurus(order.draft.totals.tax) : null,
    profileId: order.kind === "invoice" ? order.draft.profileId : null,
    why: whyOf(order, language),
  };
}

function whyOf(order: Rehearsed, language: Language): RehearsedOrder["why"] {
  if (order.kind === "invoice") return [];
  if (order.kind !== "review") return [reasonText(order.reason, language).text];
  return order.faults.map((fault) => {
    const { what, fix } = faultView(fault, language);
    return `${what} ${fix}`;
  });
}
