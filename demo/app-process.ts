import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import START from "../package.json" with { type: "json" };

export type AppProcess = {
  readonly pid: number;
  readonly url: string;
  /** Ends it as a deploy would: it finishes what is in flight. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
};

/** How `npm start` runs it: V8's limits keep web and worker together within 250 MB. */
const FLAGS: readonly string[] = START.scripts.start.split(" ").filter((word) => word.startsWith("--max-"));
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const READY_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 50;

const { PATH = "", NODE_COMPILE_CACHE } = process.env;
/** Of this process's environment what a program needs to be found, and what makes it start sooner. */
export const STARTING = { PATH, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) };

/** Starts the app as its own process and waits until it answers. `environment` is all it gets besides what makes it start. */
export async function startApp(url: string, environment: Readonly<Record<string, string>>): Promise<AppProcess> {
  const child = spawn(process.execPath, [...FLAGS, "server/main.ts"], {
    cwd: ROOT,
    env: { ...STARTING, ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000);
    process.stderr.write(chunk);
  });
  await untilReady(url, child, () => said);
  return { pid: child.pid ?? 0, url, stop: () => end(child, "SIGTERM"), kill: () => end(child, "SIGKILL") };
}

async function untilReady(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      if (child.stderr?.closed === false) await once(child, "close");
      throw new Error(`the app ended at its start (${child.exitCode ?? child.signalCode}): ${said()}`);
    }
    const isReady = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  await end(child, "SIGKILL");
  throw new Error("the app was not ready in time");
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}
