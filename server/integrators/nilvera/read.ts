import type { z } from "zod";
import { AppError } from "../../pipeline/errors.ts";
import type { HttpOutcome } from "../http.ts";
import { judge, toAppError, unreachable } from "./errors.ts";
import { parseBody } from "./wire.ts";

/** Reads the answer of a question; whatever is not the answer is thrown. */
export function readAnswer<T>(outcome: HttpOutcome, schema: z.ZodType<T>): T {
  if (outcome.kind !== "answered") throw unreachable(outcome);
  if (outcome.status !== 200) throw toAppError(outcome);
  const answer = parseBody(outcome.body, schema);
  if (answer === undefined) throw new AppError("INTEGRATOR_ANSWER_INVALID", { facts: { status: outcome.status } });
  return answer;
}

/** The same for one document: `undefined` only when Nilvera itself says there is none, in its own error codes. */
export function readIfFound<T>(outcome: HttpOutcome, schema: z.ZodType<T>): T | undefined {
  if (outcome.kind === "answered" && outcome.status === 404 && judge(outcome).verdict === "not-found") return undefined;
  return readAnswer(outcome, schema);
}
