import { fork } from "node:child_process";
import { once } from "node:events";
import { AppError } from "../pipeline/errors.ts";
import type { Joined, JoinTask } from "./join-pdfs-process.ts";

/** Fifty usual invoices have 10 MB and take a second or two; our own figures, above what they need. */
export const JOIN_LIMITS = { bytes: 32 * 1024 * 1024, residentBytes: 320 * 1024 * 1024, millis: 20_000, waiting: 4 };

export type JoinPdfs = (documents: AsyncIterable<Uint8Array>) => Promise<Uint8Array>;

/**
 * All pages of several PDFs, in their order, as one. Whoever writes a PDF says how far it unpacks, and a thread that runs out of
 * memory takes its process along: hence a process of its own, one at a time and gone when this answers. Documents are read when
 * their turn has come. Throws BODY_TOO_LARGE beyond the limits, TOO_MANY_REQUESTS where too many wait, INTEGRATOR_ANSWER_INVALID
 * on bytes that are no PDF.
 */
export function pdfJoiner(limits = JOIN_LIMITS): JoinPdfs {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return (documents) => {
    if (waiting >= limits.waiting) return Promise.reject(new AppError("TOO_MANY_REQUESTS"));
    waiting += 1;
    const turn = last
      .then(() => readAll(documents, limits.bytes))
      .then((read) => joinApart({ ...limits, documents: read }))
      .finally(() => {
        waiting -= 1;
      });
    last = turn.catch(() => {});
    return turn;
  };
}

async function readAll(documents: AsyncIterable<Uint8Array>, mostBytes: number): Promise<readonly Uint8Array[]> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of documents) {
    size += bytes.byteLength;
    if (size > mostBytes) throw tooLarge("bytes");
    read.push(bytes);
  }
  return read;
}

const PROCESS = new URL("join-pdfs-process.ts", import.meta.url);

async function joinApart(task: JoinTask): Promise<Uint8Array> {
  const child = fork(PROCESS, {
    // It needs none of the app's secrets.
    env: {},
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const ended = once(child, "exit").then((): undefined => undefined);
  const answered = Promise.race([once(child, "message").then(([answer]: Joined[]) => answer), ended]);
  // One that has ended takes no message; its end is what is heard of it.
  child.send(task, () => {});
  try {
    const answer = await answered;
    if (answer === undefined) throw tooLarge("work");
    if (answer.kind === "unreadable") throw new AppError("INTEGRATOR_ANSWER_INVALID", { facts: { format: "pdf" } });
    return answer.bytes;
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
}

const tooLarge = (limit: string): AppError => new AppError("BODY_TOO_LARGE", { facts: { limit } });
