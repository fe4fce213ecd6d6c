import type { z } from "zod";
import * as answers from "../answer.ts";
import type { HttpOutcome } from "../http.ts";
import { judge } from "./errors.ts";

/** Reads the answer of a question; whatever is not the answer is thrown. */
export const readAnswer = <T>(outcome: HttpOutcome, schema: z.ZodType<T>): T =>
  answers.readAnswer(outcome, schema, judge);

/** The same for one document: `undefined` only when Nilvera itself says there is none, in its own error codes. */
export const readIfFound = <T>(outcome: HttpOutcome, schema: z.ZodType<T>): T | undefined =>
  answers.readIfFound(outcome, schema, judge);
