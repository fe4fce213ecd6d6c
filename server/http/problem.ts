import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { ZodError } from "zod";
import { AppError, codeOf, type ErrorCode, errorCode, ERRORS, stackFrames } from "../pipeline/errors.ts";
import { ASKED_FIX } from "./asked-fix.ts";
import type { FaultView, Problem } from "./contract.ts";
import { type Language, languageOf, problemView } from "./language.ts";

type Asked = { readonly route: string | undefined; readonly language: Language };

/**
 * Every error leaves as problem+json with our code; its message stays here, for it may quote what was sent. `X-Request-Id`
 * leads from a merchant's browser to the log.
 */
export const problemAnswer =
  (log: Logger) =>
  (error: unknown, response: ServerResponse, { route, language }: Asked): void => {
    const code = answerCodeOf(error);
    const { status } = ERRORS[code];
    const requestId = randomUUID();
    const asked = { requestId, route, fault: errorCode(causeOf(error)) };
    if (code === "INTERNAL") log.error({ ...asked, stack: stackOf(error) }, "request failed");
    if (code === "DATABASE_AWAY") log.error(asked, "the database does not answer");
    if (response.headersSent) return void response.destroy();
    response.setHeader("X-Request-Id", requestId);
    if (code === "SESSION_INVALID") response.setHeader("X-Shopify-Retry-Invalid-Session-Request", "1");
    const { what, fix } = textsOf(error, code, language);
    const problem: Problem = { code, status, title: what, detail: ASKED_FIX[code]?.[language] ?? fix };
    const text = JSON.stringify(problem);
    const told = {
      "Content-Type": "application/problem+json; charset=utf-8",
      "Content-Length": Buffer.byteLength(text),
    };
    response.writeHead(status, told).end(text);
  };

export function problemHandler(log: Logger): ErrorRequestHandler {
  const answer = problemAnswer(log);
  return (error: unknown, request, response, _next) =>
    answer(error, response, { route: request.route?.path, language: languageOf(request) });
}

const textsOf = (error: unknown, code: ErrorCode, language: Language): FaultView =>
  problemView({ code, facts: error instanceof AppError ? error.facts : {} }, language);

function answerCodeOf(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  if (error instanceof ZodError) return "REQUEST_INVALID";
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
  if (status === 413) return "BODY_TOO_LARGE";
  if (typeof status === "number" && status >= 400 && status < 500) return "REQUEST_INVALID";
  return codeOf(error);
}

/** What an error of ours was made of. */
const causeOf = (error: unknown): unknown => (error instanceof AppError ? error.cause : error);

/** Frames name code, the message may name people. */
const stackOf = (error: unknown): string =>
  error instanceof Error ? `${error.name} ${stackFrames(error) ?? ""}` : "not an error";
