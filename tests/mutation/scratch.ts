import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applied, type Point } from "./points.ts";

export type Verdict =
  | "killed"
  | "killed by the slower tests"
  | "killed, never ended"
  /** No test noticed, but it does not compile: not a change anybody could land. */
  | "refused by the types"
  | "survived";

/** Test files run together; those that kill fastest come first, the rest only sees what they let live. */
export type Stages = { readonly fast: readonly string[]; readonly slow: readonly string[] };

/** A copy of the checkout in which one point at a time is changed, so that the working tree never is. */
export type Scratch = {
  readonly judge: (point: Point) => Promise<Verdict>;
  /** Whether the unchanged copy passes; without that no verdict means anything. */
  readonly passes: () => Promise<boolean>;
  readonly remove: () => void;
};

const ENDLESS_MS = 90_000;
/** Enough to kill; the full count is for the suite. What `SKIPPED` names costs more than it finds beside its neighbours. */
const ENVIRONMENT = { PROPERTY_RUNS: "200", CI: "1" };
const SKIPPED = "^(?!.*(the command line prints|xmlbuilder2 prints|last saw them))";

export function makeScratch(root: string, { fast, slow }: Stages): Scratch {
  const folder = mkdtempSync(join(tmpdir(), "mutation-"));
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  const kept = listed.split("\n").filter((file) => file !== "" && existsSync(join(root, file)));
  for (const file of kept) cpSync(join(root, file), join(folder, file));
  if (!existsSync(join(folder, "node_modules"))) symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const run = (files: readonly string[]) => runTests(folder, files);
  return {
    judge: async (point) => {
      const path = join(folder, point.file);
      const source = readFileSync(path, "utf8");
      writeFileSync(path, applied(source, point));
      try {
        return (
          verdictOf(await run(fast), "killed") ??
          verdictOf(await run(slow), "killed by the slower tests") ??
          (await verdictOfTypes(folder))
        );
      } finally {
        writeFileSync(path, source);
      }
    },
    passes: async () => (await run([...fast, ...slow])) === "pass",
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function verdictOfTypes(folder: string): Promise<Verdict> {
  const options = "-p tsconfig.server.json --noEmit --composite false --incremental false";
  const child = spawn("node_modules/.bin/tsc", options.split(" "), { cwd: folder, stdio: "ignore" });
  const [code] = await once(child, "exit");
  return code === 0 ? "survived" : "refused by the types";
}

type Outcome = "pass" | "fail" | "endless";

function verdictOf(outcome: Outcome, killed: Verdict): Verdict | undefined {
  if (outcome === "pass") return undefined;
  return outcome === "fail" ? killed : "killed, never ended";
}

/** One process for all files and no walls between them: starting workers costs more than running these tests. */
function runTests(folder: string, files: readonly string[]): Promise<Outcome> {
  const options = "run --project unit --no-isolate --pool threads --maxWorkers 1 --bail 1 --silent --reporter dot";
  const child = spawn(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", ...options.split(" "), "-t", SKIPPED, ...files],
    { cwd: folder, env: { ...process.env, ...ENVIRONMENT }, stdio: "ignore" },
  );
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      resolve("endless");
    }, ENDLESS_MS);
    child.on("error", reject);
    child.on("exit", (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? "pass" : "fail");
    });
  });
}
