import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { goldenFolders } from "../server/invoice/golden-folders.ts";
import { CELLS, REACHABLE } from "../server/ubl/random-cells.ts";
import { coverageTable } from "./coverage-table.ts";
import { GIB_PACKAGE, isJudgeAvailable } from "./gib-judge.ts";
import type { JudgeAnswer, JudgeTask } from "./judge-worker.ts";

const LEAST_PER_CELL = 20;

type Judged = JudgeTask & { readonly answer: JudgeAnswer };

/**
 * Puts every golden document and some thousand random ones before GİB's XSD and schematron, our own rules and another
 * printer; `--update` renews the goldens' marks. Anything found is an error.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: "string", default: "5000" },
      seed: { type: "string", default: "1" },
      update: { type: "boolean", default: false },
    },
  });
  if (!isJudgeAvailable) throw new Error("GİB's validators are not beside the repository (../shared/gib)");
  const started = Date.now();
  const judged = await judgeAll([...goldenTasks(), ...randomTasks(Number(values.count), Number(values.seed))]);
  if (values.update) renewMarks(judged);
  report(judged, Date.now() - started);
}

const goldenTasks = (): readonly JudgeTask[] => goldenFolders().map(({ name }) => ({ kind: "golden", name }));

function randomTasks(count: number, seed: number): readonly JudgeTask[] {
  const runs = Math.max(LEAST_PER_CELL, Math.ceil(count / REACHABLE.length));
  return REACHABLE.map((cell, index) => ({ kind: "random", cell, seed: seed * 10_000 + index, runs }));
}

/** One worker a core, each with one task at a time. */
async function judgeAll(tasks: readonly JudgeTask[]): Promise<readonly Judged[]> {
  const waiting = tasks.values();
  const judged: Judged[] = [];
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL("judge-worker.ts", import.meta.url));
    for (const task of waiting) judged.push({ ...task, answer: await ask(worker, task) });
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return judged;
}

const ask = (worker: Worker, task: JudgeTask): Promise<JudgeAnswer> =>
  new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (answer: JudgeAnswer) => {
      worker.off("error", reject);
      resolve(answer);
    });
    worker.postMessage(task, []);
  });

function renewMarks(judged: readonly Judged[]): void {
  const folders = new Map(goldenFolders().map((folder) => [folder.name, folder]));
  for (const task of judged) {
    if (task.kind !== "golden" || task.answer.mark === undefined) continue;
    const file = folders.get(task.name)?.pathOf("judged.json");
    if (file !== undefined) writeFileSync(file, task.answer.mark);
  }
}

function report(judged: readonly Judged[], elapsed: number): void {
  const counts = new Map(judged.flatMap((task) => (task.kind === "random" ? [[task.cell, task.answer.judged]] : [])));
  const goldens = judged.filter(({ kind, answer }) => kind === "golden" && answer.judged > 0).length;
  const random = [...counts.values()].reduce((all, count) => all + count, 0);
  const findings = judged.flatMap((task) => task.answer.findings.map((finding) => `${nameOf(task)}: ${finding}`));
  console.log(coverageTable(CELLS, counts));
  for (const finding of findings.slice(0, 50)) console.log(finding);
  console.log(
    `${goldens} golden and ${random} random documents in ${REACHABLE.length} kinds, ${findings.length} findings, ` +
      `${(elapsed / 1000).toFixed(0)} s; ${GIB_PACKAGE}`,
  );
  if (findings.length > 0) process.exitCode = 1;
}

function nameOf(task: JudgeTask): string {
  if (task.kind === "golden") return task.name;
  const { profileId, type, currency, buyer } = task.cell;
  return `${profileId} ${type} ${currency} ${buyer} (seed ${task.seed})`;
}

await main();
