import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ShopifyStandIn } from "../../../demo/shopify/stand-in.ts";
import { shopId } from "../../../server/invoice/ids.ts";
import { createAccessTokens } from "../../../server/shopify/tokens.ts";
import { createSharedTurns, createTurns } from "../../../server/shopify/turns.ts";
import { shopTokenStore } from "../../../server/store/shop-tokens.ts";
import { ENGINES, type EngineName, postgresDatabase, postgresStore } from "../../support/engines.ts";
import { shiftedClock } from "../../support/shifted-clock.ts";
import { temporaryStore } from "../../support/temporary-store.ts";
import { testApi, testStandIn } from "./shopify-under-test.ts";

const SHOP = shopId("ornek.myshopify.com");
const AN_HOUR = 3600;

let shopify: ShopifyStandIn;
beforeAll(async () => {
  shopify = await testStandIn();
});
afterAll(() => shopify.close());

/** As many processes as the database allows: a file has one, a PostgreSQL is shared by two here. */
async function processesOn(engine: EngineName) {
  const clock = shiftedClock();
  const api = testApi({ standInUrl: shopify.url });
  const common = { api, clock, onExchanged: async () => {} };
  if (engine === "sqlite") {
    const store = temporaryStore();
    const tokens = createAccessTokens({ ...common, store: shopTokenStore(store, store.kit), inTurn: createTurns() });
    return { clock, processes: [tokens] };
  }
  const url = await postgresDatabase();
  const first = await postgresStore({ url, clock });
  const second = await postgresStore({ url, clock });
  const processes = [first, second].map((store) =>
    // One ring of keys for all, as in a real installation.
    createAccessTokens({
      ...common,
      store: shopTokenStore(store, first.kit),
      inTurn: createSharedTurns(store.locks),
    }),
  );
  return { clock, processes };
}

describe.each(ENGINES)("on %s", (engine) => {
  test("30 jobs at once with an expired token cause one refresh, also after the answer of one was lost", async () => {
    const { clock, processes } = await processesOn(engine);
    await processes[0]?.exchange(SHOP, shopify.sessionToken());
    const ask = () =>
      Promise.allSettled(
        Array.from({ length: 30 / processes.length }, () => processes.map((one) => one.accessToken(SHOP))).flat(),
      );
    const kinds = async () => [
      ...new Set((await ask()).map((one) => (one.status === "fulfilled" ? one.value : "failed"))),
    ];

    clock.pass(AN_HOUR);
    const before = shopify.requests.refresh;
    expect(await kinds()).toEqual([expect.stringMatching(/^shpat_/)]);
    expect(shopify.requests.refresh - before).toBe(1);

    clock.pass(AN_HOUR);
    shopify.faults.token.push("answer-lost");
    const answers = await ask();
    expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(1);
    expect(new Set(answers.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []))).size).toBe(1);
    expect(shopify.requests.refresh - before).toBe(3);
  }, 30_000);
});
