import { mintSessionToken } from "../../demo/shopify/session-token.ts";
import type { Row, Scale } from "../row.ts";
import { type AppUnderLoad, BENCH_KEY, BENCH_SECRET, startAppUnderLoad } from "./app-under-load.ts";
import { type Databases, enginesFor, type Engine } from "./database.ts";
import { fillShop } from "./fill-shop.ts";
import { openStorage, shopNamed } from "./many-shops.ts";

const ASKS = 200;
const PAGE_FLOOR = 1000 / 50;
const QUESTIONS = {
  list: "/api/orders?limit=50",
  counts: "/api/overview",
  "search by number": "/api/orders?search=%23SIZE",
  "search by name": "/api/orders?search=ayse%20SMALL",
  "search by two parts that many have": "/api/orders?search=77%2088",
  "search beside an amount, the oldest first": "/api/orders?search=77&least=500&most=500&sort=oldest",
  "an amount that no order has": "/api/orders?least=99999",
  "search narrowed in every way":
    "/api/orders?search=ayse%20777&tab=issued&channel=earchive&integrator=nilvera&least=300&most=900&from=2020-09-15&to=2030-01-01",
} as const;

/** The page's questions of one shop with so many invoices, and what an invoice costs beside them. */
export async function* growthRows(databases: Databases, scale: Scale): AsyncGenerator<Row> {
  const sizes = scale === "whole" ? [10_000, 100_000, 1_000_000] : [50, 100];
  for (const engine of enginesFor(scale)) {
    let smallest: AppUnderLoad | undefined;
    for (const size of sizes) {
      const app = await filled(databases, engine, size);
      for (const [name, path] of Object.entries(QUESTIONS)) yield questionRow(app, { name, path, size, engine, scale });
      if (smallest && size === sizes.at(-1)) yield costRow(app, smallest, { size, engine });
      if (size === sizes[0]) smallest = app;
      else await app.close();
    }
    await smallest?.close();
  }
}

async function filled(databases: Databases, engine: Engine, size: number): Promise<AppUnderLoad> {
  const databaseUrl = await databases.open(engine);
  const storage = await openStorage(databaseUrl);
  await fillShop(storage, shopNamed(0), size);
  await storage.close();
  return startAppUnderLoad({ databaseUrl, processes: 1, shops: 10 });
}

type Question = {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly engine: Engine;
  readonly scale: Scale;
};

function questionRow(app: AppUnderLoad, { name, path, size, engine, scale }: Question): Row {
  const named = path.replace("SIZE", String(size)).replace("SMALL", String(size % 1000));
  return {
    what: `${name}, slowest hundredth at ${size.toLocaleString("en")} invoices (${engine})`,
    isTime: true,
    floor: PAGE_FLOOR,
    ours: {
      name: "Otofatura",
      once: () => ask(app, named, 3),
      perSecond: async () => 1000 / (await ask(app, named, scale === "whole" ? ASKS : 3)),
    },
    beside: [],
    rounds: 3,
  };
}

function costRow(large: AppUnderLoad, small: AppUnderLoad, { size, engine }: Pick<Question, "size" | "engine">): Row {
  const issuing = (app: AppUnderLoad) => ({
    once: () => app.issue(5),
    perSecond: async () => (await app.issue(300)).whole,
  });
  return {
    what: `paid order → originals archived beside ${size.toLocaleString("en")} invoices (${engine})`,
    ours: { name: "Otofatura", ...issuing(large) },
    beside: [{ name: "the same with the fewest", atLeast: 1 / 1.5, ...issuing(small) }],
    rounds: 3,
  };
}

/** Milliseconds that all but one in a hundred answers need. */
async function ask({ url }: AppUnderLoad, path: string, times: number): Promise<number> {
  const shop = shopNamed(0);
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const token = mintSessionToken({ apiKey: BENCH_KEY, apiSecret: BENCH_SECRET, shop });
    const startedAt = performance.now();
    const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    const body = await answer.text();
    if (!answer.ok || body.length < 20) throw new Error(`${path} answered ${answer.status}`);
    taken.push(performance.now() - startedAt);
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(times * 0.99)] ?? 0;
}
