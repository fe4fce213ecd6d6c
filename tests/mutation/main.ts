import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { drawn, type Point, pointsOf } from "./points.ts";
import { makeScratch, type Scratch, type Stages, type Verdict } from "./scratch.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const AT_ONCE = 2;
const GOAL = 0.95;
/** Sentences people read: a changed word in one is found by reading, not by a test. `--texts` takes them in. */
const TEXTS = /\/fault-texts|\/reason-texts/;
const SLOW = /properties|judged/;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    points: { type: "string", default: "100" },
    folder: { type: "string", default: "server/invoice" },
    texts: { type: "boolean", default: false },
  },
});

const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const texts = new Map<string, string>();

/** A file as it stood at the start, whatever is edited meanwhile. */
function read(file: string): string {
  const text = texts.get(file) ?? readFileSync(`${ROOT}/${file}`, "utf8");
  texts.set(file, text);
  return text;
}

/** Every test of the folder, the golden documents, and whatever else imports from the folder, by itself or by what supports it. */
function stagesOf(folder: string): Stages {
  const own = (file: string) => file.startsWith(`tests/${folder}/`) || file.endsWith("/golden.test.ts");
  const all = globSync("tests/server/**/*.test.ts", { cwd: ROOT }).toSorted();
  const isOf = (file: string) => read(file).includes(`/${folder}/`);
  const supports = globSync("tests/support/*.ts", { cwd: ROOT }).filter(isOf);
  const isBySupport = (file: string) => supports.some((support) => read(file).includes(support.slice("tests".length)));
  const concerned = all.filter((file) => own(file) || isOf(file) || isBySupport(file));
  const isFast = (file: string) => own(file) && !SLOW.test(file);
  return { fast: concerned.filter(isFast), slow: concerned.filter((file) => !isFast(file)) };
}

type Judged = { readonly point: Point; readonly verdict: Verdict };

/** Each copy takes the next point as soon as it is done with its last. */
async function judgeAll(points: readonly Point[], stages: Stages): Promise<readonly Judged[]> {
  const queue = [...points];
  const judged: Judged[] = [];
  const copies = Array.from({ length: AT_ONCE }, () => makeScratch(ROOT, stages));
  const work = async (scratch: Scratch): Promise<void> => {
    for (let point = queue.shift(); point; point = queue.shift()) {
      const verdict = await scratch.judge(point);
      judged.push({ point, verdict });
      print(
        `${String(judged.length).padStart(4)}  ${verdict.padEnd(26)}  ${point.file}:${point.line}  ${point.operator}`,
      );
    }
  };
  try {
    if (!(await copies[0]?.passes())) throw new Error("the tests fail before anything is changed");
    await Promise.all(copies.map(work));
  } finally {
    for (const copy of copies) copy.remove();
  }
  return judged;
}

/** The changed lines before and after. */
function diffOf(point: Point): string {
  const source = read(point.file);
  const first = source.lastIndexOf("\n", point.start) + 1;
  const rest = source.slice(point.end).split("\n")[0] ?? "";
  const was = source.slice(first, point.end) + rest;
  const is = source.slice(first, point.start) + point.text + rest;
  return `${point.file}:${point.line}  ${point.operator}\n  - ${was.trim()}\n  + ${is.trim()}`;
}

const files = globSync(`${values.folder}/**/*.ts`, { cwd: ROOT }).toSorted();
const all = files.filter((file) => values.texts || !TEXTS.test(file)).flatMap((file) => pointsOf(file, read(file)));
const points = drawn(all, Number(values.points), Number(values.seed));
print(`${points.length} of ${all.length} points in ${values.folder}, seed ${values.seed}`);
const judged = await judgeAll(points, stagesOf(values.folder));
const survivors = judged.filter(({ verdict }) => verdict === "survived");
const refused = judged.filter(({ verdict }) => verdict === "refused by the types");
print(
  `\n${judged.length - survivors.length} of ${judged.length} killed, ${refused.length} of them by the types alone\n`,
);
for (const { point } of [...refused, ...survivors]) print(`${diffOf(point)}\n`);
process.exitCode = judged.length - survivors.length >= GOAL * judged.length ? 0 : 1;
