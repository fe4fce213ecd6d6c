import { readFileSync } from "node:fs";
import { z } from "zod";
import type { PlanOf } from "../pipeline/ports/plan.ts";
import { asking, type AskingPorts, read } from "./asking.ts";

const PLAN = readFileSync(new URL("./queries/plan.graphql", import.meta.url), "utf8");

const answer = z.object({
  currentAppInstallation: z.object({
    activeSubscriptions: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        test: z.boolean(),
        trialDays: z.number(),
        currentPeriodEnd: z.coerce.date().nullable(),
      }),
    ),
  }),
});

/** Plans stand in the listing (Shopify App Pricing); what the shop chose is asked of the shop itself. */
export const createPlanOf =
  (ports: AskingPorts): PlanOf =>
  async (shop) => {
    const ask = await asking(ports, shop);
    const [first] = read(answer, await ask(PLAN, {})).currentAppInstallation.activeSubscriptions;
    if (!first) return undefined;
    const { name, status, test, trialDays, currentPeriodEnd } = first;
    return { name, status, isTest: test, trialDays, paidUntil: currentPeriodEnd ?? undefined };
  };
