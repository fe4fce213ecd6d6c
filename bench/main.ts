import { availableParallelism, cpus } from "node:os";
import { BENCHES, GROUPS, ONLY_BY_NAME } from "./benches.ts";
import { measure } from "./measure.ts";
import type { Bench } from "./row.ts";
import { type Line, linesOf, table } from "./table.ts";

/** `npm run bench` measures all but the longest, `npm run bench -- ubl` one; the exit code is 1 when a budget is missed. */
async function main(): Promise<void> {
  const asked = process.argv.slice(2).flatMap((name) => GROUPS.get(name) ?? [name]);
  const unknown = asked.find((name) => !BENCHES.has(name));
  if (unknown !== undefined) {
    process.stderr.write(`No bench named ${unknown}; there are: ${[...GROUPS.keys(), ...BENCHES.keys()].join(", ")}\n`);
    process.exit(1);
  }
  process.stdout.write(`${machine()}\n`);
  const lines: Line[] = [];
  for (const [name, load] of BENCHES) {
    const isWanted = asked.length === 0 ? !ONLY_BY_NAME.has(name) : asked.includes(name);
    if (isWanted) lines.push(...(await run(await load())));
  }
  process.stdout.write(`${table(lines)}\n`);
  process.exitCode = lines.every(({ holds }) => holds) ? 0 : 1;
}

async function run({ rows, close }: Bench): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for await (const row of await rows("whole")) {
    const found = linesOf(row, await measure(row));
    lines.push(...found);
    process.stdout.write(`${found.map(({ cells }) => cells.filter(Boolean).join("  ")).join("\n")}\n`);
  }
  await close?.();
  return lines;
}

const machine = (): string =>
  `${availableParallelism()} cores, ${cpus()[0]?.model.trim() ?? "unknown processor"}, Node ${process.version}`;

await main();
