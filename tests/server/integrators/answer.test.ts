import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  failedSend,
  isPage,
  type Judge,
  parseBody,
  readAnswer,
  readFile,
  readIfFound,
  readNumber,
} from "../../../server/integrators/answer.ts";
import type { HttpAnswer } from "../../../server/integrators/http.ts";

const answer = (status: number, body: string, headers: Record<string, string> = {}): HttpAnswer => ({
  kind: "answered",
  status,
  headers: new Headers(headers),
  body,
  bytes: Uint8Array.from(Buffer.from(body, "utf8")),
});

/** Says of every refusal what its body says. */
const judge: Judge = ({ status, body }) => ({ verdict: body, provider: { code: String(status), text: "" } });
const shape = z.object({ id: z.string() });

describe("the answer of a question", () => {
  test("is read in its shape", () => {
    expect(readAnswer(answer(200, '{"id":"1","more":2}'), shape, judge)).toEqual({ id: "1" });
  });

  test.each([
    ["half a sentence", answer(200, '{"id":'), "INTEGRATOR_ANSWER_INVALID"],
    ["another shape", answer(200, "{}"), "INTEGRATOR_ANSWER_INVALID"],
    ["a refused key", answer(403, "config"), "INTEGRATOR_CONFIG"],
    ["an unheard-of refusal", answer(418, "unknown"), "INTEGRATOR_ANSWER_INVALID"],
    ["too many requests", answer(429, "retry"), "INTEGRATOR_UNREACHABLE"],
    ["an error of theirs", answer(502, "unknown"), "INTEGRATOR_UNREACHABLE"],
    ["a broken line", { kind: "lost", reason: "ECONNRESET" }, "INTEGRATOR_UNREACHABLE"],
    ["an unusable key", { kind: "not-sent", reason: "KEY_UNUSABLE" }, "INTEGRATOR_CONFIG"],
  ] as const)("is never made up from %s", (_, outcome, code) => {
    expect(() => readAnswer(outcome, shape, judge)).toThrow(expect.objectContaining({ code }));
    expect(() => readIfFound(outcome, shape, judge)).toThrow(expect.objectContaining({ code }));
  });

  test("tells how long to wait where it was told", () => {
    const refused = answer(429, "retry", { "retry-after": "7" });
    expect(() => readAnswer(refused, shape, judge)).toThrow(
      expect.objectContaining({ facts: { status: 429, providerCode: "429", retryAfterSeconds: 7 } }),
    );
  });

  test("is a no only where the integrator itself says there is none", () => {
    expect(readIfFound(answer(404, "not-found"), shape, judge)).toBeUndefined();
    expect(() => readIfFound(answer(404, "unknown"), shape, judge)).toThrow();
    expect(() => readIfFound(answer(200, "not-found"), shape, judge)).toThrow();
  });
});

describe("a body", () => {
  const MOST_BYTES = 10 * 1024 * 1024;
  const filled = (piece: string) => `[${piece.repeat(Math.floor(MOST_BYTES / piece.length) - 2)}0]`;

  test.each(["{},", "[],", '{"a":1},', "1,"])(
    "is not read where it holds too much to hold: %s over and over",
    (piece) => {
      expect(parseBody(filled(piece), z.unknown())).toBeUndefined();
    },
  );

  test("is read up to its whole length where that is one file", () => {
    const file = "JVBERi0".repeat(MOST_BYTES / 8);
    expect(parseBody(JSON.stringify(file), z.string())).toBe(file);
    const rows = Array.from({ length: 20_000 }, (_, n) => ({ code: `C${n}`, name: "Kutu" }));
    expect(parseBody(JSON.stringify(rows), z.array(z.unknown()))).toHaveLength(rows.length);
  });
});

describe("a file", () => {
  test.each([
    ["pdf", "%PDF-1.7 …"],
    ["html", "\n<!doctype html>"],
    ["xml", "\uFEFF<?xml version='1.0'?>"],
  ] as const)("is handed on as it is: %s", (format, body) => {
    expect(readFile(answer(200, body), format, judge)).toEqual(Uint8Array.from(Buffer.from(body, "utf8")));
  });

  test("that is not there yet is nothing", () => {
    expect(readFile(answer(404, "not-found"), "pdf", judge)).toBeUndefined();
    expect(readFile(answer(200, ""), "pdf", judge)).toBeUndefined();
  });

  test("of another kind than asked for is no file", () => {
    expect(() => readFile(answer(200, "<html>sign in</html>"), "pdf", judge)).toThrow(
      expect.objectContaining({ code: "INTEGRATOR_ANSWER_INVALID" }),
    );
    expect(() => readFile(answer(200, '{"message":"x"}'), "xml", judge)).toThrow();
  });

  test.each([
    "<html><title>Giriş</title></html>",
    "\uFEFF\n<!DOCTYPE html><p>Bakım çalışması</p>",
    '<?xml version="1.0"?>\n<!doctype HTML PUBLIC "x"><html/>',
  ])("of XML is not kept where a page stands in its place: %j", (page) => {
    expect(() => readFile(answer(200, page), "xml", judge)).toThrow(
      expect.objectContaining({ code: "INTEGRATOR_ANSWER_INVALID" }),
    );
  });
});

test("a send without an answer may go again only when no connection came about", () => {
  expect(failedSend({ kind: "not-sent", reason: "ECONNREFUSED" })).toEqual({ kind: "retry", afterSeconds: undefined });
  expect(failedSend({ kind: "lost", reason: "TimeoutError" })).toEqual({ kind: "unknown" });
  expect(failedSend({ kind: "not-sent", reason: "KEY_UNUSABLE" })).toMatchObject({ kind: "config" });
});

test("only sixteen characters are a number", () => {
  expect(readNumber("EAR2026000000042")).toBe("EAR2026000000042");
  for (const other of ["EAR", "", "EAR202600000004", "ear2026000000042", null, undefined]) {
    expect(readNumber(other)).toBeUndefined();
  }
});

test("a page of HTML is known by its type or by how it begins", () => {
  expect(isPage(answer(404, "", { "content-type": "text/html; charset=utf-8" }))).toBe(true);
  expect(isPage(answer(404, " <html>"))).toBe(true);
  expect(isPage(answer(404, "E-Arşiv Fatura bulunamadı!", { "content-type": "text/plain" }))).toBe(false);
});
