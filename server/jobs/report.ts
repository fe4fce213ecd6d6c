import { AppError, errorCode, stackFrames } from "../pipeline/errors.ts";
import type { Job } from "../pipeline/ports/jobs.ts";

type Log = (facts: Readonly<Record<string, unknown>>, text: string) => void;
type Reports = { readonly log: { readonly warn: Log; readonly error: Log }; readonly count: (code: string) => void };

/** Codes and ids only: an error's message may quote what a provider or a person wrote. */
export const jobReports = ({ log, count }: Reports) => ({
  onFailure: (job: Job, cause: unknown): void => {
    const code = cause instanceof AppError ? cause.code : "INTERNAL";
    const surprise = cause instanceof AppError ? {} : surpriseOf(cause);
    count(code);
    log.warn(
      { task: job.task, shop: job.shop, key: job.key, attempts: job.attempts + 1, code, ...surprise },
      "job failed",
    );
  },
  onTrouble: (cause: unknown): void => log.error(surpriseOf(cause), "the database does not answer"),
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

const surpriseOf = (cause: unknown) => ({ fault: errorCode(cause), stack: stackFrames(cause) });
