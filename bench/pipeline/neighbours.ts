import { setTimeout as wait } from "node:timers/promises";
import type { Row, Scale } from "../row.ts";
import { type AppUnderLoad, BENCH_SECRET, startAppUnderLoad, untilAccepted } from "./app-under-load.ts";
import { type Databases, enginesFor } from "./database.ts";
import { shopNamed } from "./many-shops.ts";
import { deliver, newOrder, openClient } from "./webhook-load.ts";

const SHOPS = 20;
/** The shop whose integrator never answers. */
const DEAD = 0;

/** How long the slowest hundredth of the others' orders take, with and without a shop whose integrator is dead. */
export async function* neighbourRows(databases: Databases, scale: Scale): AsyncGenerator<Row> {
  const { orders, backlog, everyMs } =
    scale === "whole" ? { orders: 400, backlog: 1_000, everyMs: 40 } : { orders: 5, backlog: 5, everyMs: 40 };
  for (const engine of enginesFor(scale)) {
    const isDead = (shop: number) => shop === DEAD;
    // A start waits long for a dead integrator: a trial does without.
    const options = { processes: 1, shops: SHOPS, isCalm: scale === "whole" };
    const calm = await startAppUnderLoad({ ...options, databaseUrl: await databases.open(engine) });
    const beset = await startAppUnderLoad({ ...options, databaseUrl: await databases.open(engine), isDead });
    for (let n = 0; n < backlog; n += 1) await beset.wake(DEAD);
    const contender = (app: AppUnderLoad, count: number) => ({
      once: () => slowest(app, { count: 3, everyMs }),
      perSecond: async () => 1000 / (await slowest(app, { count, everyMs })),
    });
    yield {
      what: `others' slowest hundredth beside a dead integrator with ${backlog} orders (${engine})`,
      isTime: true,
      ours: { name: "Otofatura", ...contender(beset, orders) },
      beside: [{ name: "without it", atLeast: 1 / 1.2, ...contender(calm, orders) }],
      rounds: 3,
    };
    await Promise.all([calm.close(), beset.close()]);
  }
}

/** Milliseconds from the webhook to "accepted" that all but one in a hundred orders need, one order every so often. */
async function slowest(app: AppUnderLoad, { count, everyMs }: { count: number; everyMs: number }): Promise<number> {
  const woken = new Map<string, number>();
  const orders = [];
  const client = await openClient(app.url);
  for (let n = 0; n < count; n += 1) {
    const shop = shopNamed(1 + (n % (SHOPS - 1)));
    const order = newOrder();
    woken.set(order, Date.now());
    await deliver({ shop, secret: BENCH_SECRET }, client, order);
    orders.push(order);
    await wait(everyMs);
  }
  client.close();
  const accepted = await untilAccepted(app.acceptedAt, orders);
  const times = [...accepted].map(([order, at]) => at - (woken.get(order) ?? at)).toSorted((a, b) => a - b);
  return Math.max(1, times[Math.floor(times.length * 0.99)] ?? 0);
}
