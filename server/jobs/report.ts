import { AppError, codeOf, errorCode, stackFrames } from "../pipeline/errors.ts";
import type { Job } from "../pipeline/ports/jobs.ts";

type Log = (facts: Readonly<Record<string, unknown>>, text: string) => void;
type Reports = {
  readonly log: { readonly warn: Log; readonly error: Log };
  readonly count: (code: string) => void;
  readonly now?: () => number;
};

/** Codes and ids only: an error's message may quote what a provider or a person wrote. */
export const jobReports = ({ log, count, now }: Reports) => ({
  onFailure: (job: Job, cause: unknown): void => {
    const code = codeOf(cause);
    const surprise = cause instanceof AppError ? {} : surpriseOf(cause);
    count(code);
    log.warn(
      { task: job.task, shop: job.shop, key: job.key, attempts: job.attempts + 1, code, ...surprise },
      "job failed",
    );
  },
  onTrouble: tellTrouble(log, now),
  /** A process that looks alive and works on nothing would never be started again. */
  onEnd: (): void => {
    log.error(
      {},
      "the job engine ended by itself: another version of it may have come; this process ends, start it again",
    );
    process.exitCode = 1;
    process.kill(process.pid, "SIGTERM");
  },
});

const TELL_EVERY_MS = 10_000;

/** A database that is away is noticed several times a second, all night long: each fault is told every ten seconds at most. */
function tellTrouble(log: Pick<Reports["log"], "error">, now = () => Date.now()) {
  const told = new Map<string | undefined, { readonly at: number; more: number }>();
  return (cause: unknown): void => {
    const last = told.get(errorCode(cause));
    if (last && now() - last.at < TELL_EVERY_MS) return void (last.more += 1);
    told.set(errorCode(cause), { at: now(), more: 0 });
    log.error({ ...surpriseOf(cause), more: last?.more ?? 0 }, "the database does not answer");
  };
}

const surpriseOf = (cause: unknown) => ({ fault: errorCode(cause), stack: stackFrames(cause) });
