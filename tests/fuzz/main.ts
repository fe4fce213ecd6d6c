import { parseArgs } from "node:util";
import { DEMO_API_SECRET, openStore } from "../../demo/store-in-a-box.ts";
import { fuzz } from "./fuzz.ts";

const FIRST = 10_000;

/** `npm run fuzz -- --count 100000 --seed 1`: no answer of 5xx, no crash, and memory that stays where it was. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { count: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
  });
  const [count, seed] = [Number(values.count), Number(values.seed)];
  const store = await openStore();
  try {
    const target = { url: store.appUrl, pid: store.app().pid, apiSecret: DEMO_API_SECRET };
    const first = await fuzz(target, { seed, count: Math.min(FIRST, count) });
    const rest = await fuzz(target, { seed: seed + FIRST, count: Math.max(count - FIRST, 0) });
    const answers = merged(first.answers, rest.answers);
    const growth = rest.residentBytes / first.residentBytes;
    const isReady = (await fetch(new URL("/readyz", store.appUrl))).ok;
    const broken = Object.keys(answers).filter((status) => status.startsWith("5"));
    process.stdout.write(`${count} requests, seed ${seed}: ${JSON.stringify(answers)}\n`);
    process.stdout.write(
      `resident memory ${mega(first.residentBytes)} MB, at the end ${mega(rest.residentBytes)} MB: ${growth.toFixed(2)}×\n`,
    );
    process.exitCode = isReady && broken.length === 0 && growth <= 1.2 ? 0 : 1;
  } finally {
    await store.close();
  }
}

const mega = (bytes: number): string => (bytes / 1_048_576).toFixed(0);

const merged = (one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [key, (one[key] ?? 0) + (other[key] ?? 0)]),
  );

await main();
