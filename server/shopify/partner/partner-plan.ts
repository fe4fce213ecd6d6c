import { readFileSync } from "node:fs";
import { z } from "zod";
import { AppError } from "../../pipeline/errors.ts";
import type { Plan, PlanOf } from "../../pipeline/ports/plan.ts";
import { asking, type AskingPorts, read } from "../asking.ts";

const OWNER = readFileSync(new URL("../queries/plan-owner.graphql", import.meta.url), "utf8");
const SUBSCRIPTION = readFileSync(new URL("./active-subscription.graphql", import.meta.url), "utf8");
const HOST = "https://partners.shopify.com";
const TIME_LIMIT_MS = 10_000;
const DEFAULT_WAIT_SECONDS = 1;

/** The publisher's organisation at Shopify, and a client of its Partner API that may manage apps. */
export type PartnerAccount = { readonly organizationId: string; readonly token: string };

type PartnerPlanPorts = AskingPorts & { readonly account: PartnerAccount; readonly standInUrl: string | undefined };

/**
 * The shop's plan under Shopify App Pricing, asked of the Partner API (2026-10, `activeSubscription`): what a shop itself
 * tells of it is meant for the older Billing API. The shop says only who it is.
 */
export const createPartnerPlanOf =
  ({ account, standInUrl, ...ports }: PartnerPlanPorts): PlanOf =>
  async (shop) => {
    const ask = await asking(ports, shop);
    const owner = read(ownerShape, await ask(OWNER, {}));
    const variables = { appId: owner.currentAppInstallation.app.id, shopId: owner.shop.id };
    const url = new URL(`/${account.organizationId}/api/2026-10/graphql.json`, standInUrl ?? HOST);
    const { activeSubscription } = read(answerShape, await post(url, account.token, variables)).data;
    return activeSubscription === null ? undefined : toPlan(activeSubscription);
  };

const ownerShape = z.object({
  shop: z.object({ id: z.string() }),
  currentAppInstallation: z.object({ app: z.object({ id: z.string() }) }),
});
const subscriptionShape = z.object({
  cancelAtEndOfCycle: z.boolean(),
  trialEndsAt: z.coerce.date().nullable(),
  currentBillingCycle: z.object({ endTime: z.coerce.date().nullable() }).nullable(),
  items: z.array(z.object({ handle: z.string().nullable(), description: z.string().nullable() })),
});
type Subscription = z.infer<typeof subscriptionShape>;
const answerShape = z.object({ data: z.object({ activeSubscription: subscriptionShape.nullable() }) });

function toPlan({ items, cancelAtEndOfCycle, trialEndsAt, currentBillingCycle }: Subscription): Plan {
  const names = items.flatMap(({ description, handle }) => description || handle || []);
  return {
    name: names.join(", "),
    status: cancelAtEndOfCycle ? "ENDING" : trialEndsAt === null ? "ACTIVE" : "TRIAL",
    // Neither is told here: a test charge looks like any other, and a trial by its last day.
    isTest: false,
    trialDays: 0,
    paidUntil: trialEndsAt ?? currentBillingCycle?.endTime ?? undefined,
  };
}

async function post(url: URL, token: string, variables: object): Promise<unknown> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": token },
    body: JSON.stringify({ query: SUBSCRIPTION, variables }),
    redirect: "error",
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  }).catch((cause: unknown) => {
    throw new AppError("SHOPIFY_UNREACHABLE", { cause });
  });
  if (answer.ok) return answer.json().catch(() => undefined);
  throw refusal(answer);
}

/** A refused token is the publisher's to mend, never the merchant's: opening the app once more would not help. */
function refusal({ status, headers }: Response): AppError {
  if (status === 429) {
    const seconds = Number(headers.get("retry-after") ?? DEFAULT_WAIT_SECONDS);
    const retryAfterSeconds = Math.max(DEFAULT_WAIT_SECONDS, Math.ceil(seconds) || DEFAULT_WAIT_SECONDS);
    return new AppError("SHOPIFY_THROTTLED", { facts: { retryAfterSeconds } });
  }
  return new AppError(status >= 500 ? "SHOPIFY_UNREACHABLE" : "SHOPIFY_ANSWER_INVALID", { facts: { status } });
}
