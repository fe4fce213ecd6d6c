import { parseArgs } from "node:util";
import { startPostgresServer } from "../support/postgres-server.ts";
import { SOAK_INTEGRATORS, type SoakKind } from "./integrators.ts";
import { STEPS } from "./ledger.ts";
import { soak } from "./soak.ts";

/** `npm run soak -- --engine sqlite|postgres --kills 300 --seed 1 --numbering own --integrator nes --shaky`; the exit code is 1 when anything is wrong. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      engine: { type: "string", default: "sqlite" },
      numbering: { type: "string", default: "integrator" },
      integrator: { type: "string", default: "nilvera" },
      kills: { type: "string", default: "300" },
      shaky: { type: "boolean", default: false },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  const [kills, seed] = [Number(values.kills), Number(values.seed)];
  const numbering = values.numbering === "own" ? "own" : "integrator";
  const integrator = kindOf(values.integrator);
  const server = values.engine === "postgres" ? await startPostgresServer() : undefined;
  process.stdout.write(`${values.engine}, ${kills} kills, seed ${seed}, numbers by ${numbering}, ${integrator}\n`);
  const startedAt = Date.now();
  const onRound = (done: number) => {
    if (done % 25 === 0) process.stdout.write(`${done} killed, ${Math.round((Date.now() - startedAt) / 1000)} s\n`);
  };
  try {
    const report = await soak({
      kills,
      seed,
      numbering,
      integrator,
      isShaky: values.shaky,
      onRound,
      ...(server && { databaseUrl: server.url }),
    });
    process.stdout.write(`${report.orders} orders. Kills while an order stood at a step:\n`);
    for (const step of STEPS) process.stdout.write(`  ${step.padEnd(12)}${String(report.kills[step]).padStart(5)}\n`);
    process.stdout.write(`Faults on at the kill: ${JSON.stringify(report.faults)}\n`);
    if (Object.keys(report.phases).length > 0)
      process.stdout.write(`Phases at the kill: ${JSON.stringify(report.phases)}\n`);
    if (values.shaky) process.stdout.write(`What was asked of the database: ${JSON.stringify(report.breaks)}\n`);
    process.stdout.write(report.wrong.length === 0 ? "nothing wrong\n" : `${report.wrong.join("\n")}\n`);
    process.exitCode = report.wrong.length === 0 ? 0 : 1;
  } finally {
    await server?.stop();
  }
}

function kindOf(text: string): SoakKind {
  const kind = (Object.keys(SOAK_INTEGRATORS) as SoakKind[]).find((one) => one === text);
  if (!kind) throw new Error(`--integrator ${text}: one of ${Object.keys(SOAK_INTEGRATORS).join(", ")}`);
  return kind;
}

await main();
