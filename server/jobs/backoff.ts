import { AppError } from "../pipeline/errors.ts";
import { boundedWait } from "../pipeline/ports/jobs.ts";

const MOST_BACKOFF_SECONDS = 3600;

/** Doubling from two seconds to an hour, with jitter so that a recovered provider is not stormed; a told wait is kept. */
export function backoffSeconds(attempts: number, cause: unknown): number {
  const told = cause instanceof AppError ? Number(cause.facts["retryAfterSeconds"]) : Number.NaN;
  if (told > 0) return boundedWait(told);
  const base = Math.min(2 ** (attempts + 1), MOST_BACKOFF_SECONDS);
  return base * (0.75 + Math.random() * 0.5);
}
