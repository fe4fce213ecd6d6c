import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { STARTING } from "../../demo/app-process.ts";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const PINNED_NODE = fileURLToPath(new URL("../../node_modules/.bin/node", import.meta.url));
const NODE = existsSync(PINNED_NODE) ? PINNED_NODE : process.execPath;

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Starts one of the app's own programs with the Node the scripts use; of this process's environment only what makes it start sooner goes along. */
export const startNode = (args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(NODE, args, { cwd: ROOT, env: { ...STARTING, ...env }, stdio: ["ignore", "pipe", "pipe"] });

/** Runs it to its end. */
export async function runNode(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = startNode(args, env);
  if (!child.stdout || !child.stderr) throw new Error("no pipes");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
}

/** Resolves with the first line of standard output. */
export async function firstLine(child: ChildProcess): Promise<string> {
  let seen = "";
  for await (const chunk of child.stdout ?? []) {
    seen += String(chunk);
    if (seen.includes("\n")) break;
  }
  return seen.split("\n")[0] ?? "";
}

/** kill -9, and the wait until the process is gone. */
export async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
