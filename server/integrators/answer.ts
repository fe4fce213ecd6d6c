import type { z } from "zod";
import { AppError } from "../pipeline/errors.ts";
import type { DocumentFormat, ProviderWords, RequestOutcome, SubmitOutcome } from "../pipeline/ports/integrator.ts";
import { type HttpAnswer, type HttpFailure, type HttpOutcome, KEY_UNUSABLE, retryAfterSeconds } from "./http.ts";

/** What an adapter's tables say of an answer that is no success. `config` and `retry` are words of all adapters. */
export type Judge = (answer: HttpAnswer) => { readonly verdict: string; readonly provider: ProviderWords };

/** Of an answer's objects, lists and members; our own figure, far above any real one. A file in a JSON string has hardly any. */
const MOST_MARKS = 200_000;

/**
 * `undefined` when the body is no JSON or of another shape, or of so many small things that reading it could end the app: ten
 * megabytes of empty objects take twenty times as much memory.
 */
export function parseBody<T>(body: string, schema: z.ZodType<T>): T | undefined {
  if (hasTooManyMarks(body)) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

const MARKS: ReadonlySet<number> = new Set(["{", "[", ","].map((mark) => mark.charCodeAt(0)));

function hasTooManyMarks(body: string): boolean {
  if (body.length <= MOST_MARKS) return false;
  let marks = 0;
  for (let at = 0; at < body.length && marks <= MOST_MARKS; at += 1) if (MARKS.has(body.charCodeAt(at))) marks += 1;
  return marks > MOST_MARKS;
}

/** A number that is not 16 characters (series, year, sequence) is no number. */
export const readNumber = (number: string | null | undefined): string | undefined =>
  number && /^[A-Z0-9]{3}\d{13}$/.test(number) ? number : undefined;

/** Longer ones are no help, and whoever writes them, a buyer who refuses an invoice among others, may write without end. */
const MOST_LETTERS = 500;

/** An integrator's words as they are kept and shown; blank ones are none. */
export const keptWords = (text: string | null | undefined): string | undefined =>
  text?.slice(0, MOST_LETTERS) || undefined;

/** A send that got no answer. */
export function failedSend({ kind, reason }: HttpFailure): SubmitOutcome {
  if (reason === KEY_UNUSABLE) return { kind: "config", provider: { code: reason, text: "" } };
  return kind === "not-sent" ? { kind: "retry", afterSeconds: undefined } : { kind: "unknown" };
}

/** Reads the answer of a question; whatever is not the answer is thrown. */
export function readAnswer<T>(outcome: HttpOutcome, schema: z.ZodType<T>, judge: Judge): T {
  if (outcome.kind !== "answered") throw unreachable(outcome);
  if (outcome.status !== 200) throw refusedQuestion(outcome, judge);
  const answer = parseBody(outcome.body, schema);
  if (answer === undefined) throw invalidAnswer(outcome);
  return answer;
}

/** The same for one thing: `undefined` only when the integrator itself says there is none. */
export function readIfFound<T>(outcome: HttpOutcome, schema: z.ZodType<T>, judge: Judge): T | undefined {
  return isMissing(outcome, judge) ? undefined : readAnswer(outcome, schema, judge);
}

/** The bytes of a file that begin as its format does; `undefined` while there are none. */
export function readFile(
  outcome: HttpOutcome,
  format: DocumentFormat,
  judge: Judge,
): Uint8Array<ArrayBuffer> | undefined {
  if (isMissing(outcome, judge)) return undefined;
  if (outcome.kind !== "answered") throw unreachable(outcome);
  if (outcome.status !== 200) throw refusedQuestion(outcome, judge);
  if (!outcome.bytes || outcome.bytes.byteLength === 0) return undefined;
  if (!BEGINNINGS[format].test(outcome.body)) throw invalidAnswer(outcome);
  return outcome.bytes;
}

/** A page of a gateway begins as XML does, and must not be kept as an original. */
const BEGINNINGS = {
  pdf: /^\uFEFF?\s*%PDF/,
  html: /^\uFEFF?\s*</,
  xml: /^\uFEFF?\s*(?!(<\?xml[^>]*>\s*)?<(html|!doctype\s+html)\b)</i,
} as const satisfies Record<DocumentFormat, RegExp>;

/** A wish about an issued document that got no answer; a key that cannot be sent is thrown. */
export function failedRequest(failure: HttpFailure): RequestOutcome {
  if (failure.reason === KEY_UNUSABLE) throw unreachable(failure);
  return failure.kind === "lost" ? { kind: "unknown" } : { kind: "retry", afterSeconds: undefined };
}

/**
 * What became of a mail that was asked for; what is no certain answer is `unknown`, or a buyer would get it twice. `isDone` reads
 * what the integrator answers to one it took. Only a refused key is the account's: a module that is not bought, or a right the key
 * lacks, is of mail alone.
 */
export function readMailed(
  outcome: HttpOutcome,
  judge: Judge,
  isDone: (answer: HttpAnswer) => boolean,
): RequestOutcome {
  if (outcome.kind !== "answered") return failedRequest(outcome);
  if (isDone(outcome)) return { kind: "done" };
  const { verdict, provider } = judge(outcome);
  if (verdict === "config" && outcome.status === 401) throw refusedQuestion(outcome, judge);
  if (verdict === "retry") return { kind: "retry", afterSeconds: retryAfterSeconds(outcome.headers) };
  return outcome.status < 400 || outcome.status >= 500 ? { kind: "unknown" } : { kind: "refused", provider };
}

const isMissing = (outcome: HttpOutcome, judge: Judge): boolean =>
  outcome.kind === "answered" && outcome.status === 404 && judge(outcome).verdict === "not-found";

/** The exception a call without an answer stands for. */
export const unreachable = ({ reason }: HttpFailure): AppError =>
  new AppError(reason === KEY_UNUSABLE ? "INTEGRATOR_CONFIG" : "INTEGRATOR_UNREACHABLE", {
    facts: { providerCode: reason },
  });

/** The exception an unsuccessful answer stands for, to a call that changes nothing. */
export function refusedQuestion(answer: HttpAnswer, judge: Judge): AppError {
  const { verdict, provider } = judge(answer);
  const facts = { status: answer.status, providerCode: provider.code };
  if (verdict === "config") return new AppError("INTEGRATOR_CONFIG", { facts });
  if (answer.status < 500 && verdict !== "retry") return new AppError("INTEGRATOR_ANSWER_INVALID", { facts });
  const seconds = retryAfterSeconds(answer.headers);
  return new AppError("INTEGRATOR_UNREACHABLE", {
    facts: seconds === undefined ? facts : { ...facts, retryAfterSeconds: seconds },
  });
}

const invalidAnswer = ({ status }: HttpAnswer): AppError =>
  new AppError("INTEGRATOR_ANSWER_INVALID", { facts: { status } });

/** Of integrators that say yes without a word. */
export const isPlainYes = (answer: HttpAnswer): boolean => answer.status === 200 && !isPage(answer);

/** A page of HTML is a proxy's word, never an integrator's "there is none". */
export const isPage = ({ headers, body }: HttpAnswer): boolean =>
  (headers.get("content-type") ?? "").includes("html") || /^\s*</.test(body);
