import { describe, expect, test } from "vitest";
import type { HttpAnswer } from "../../../../server/integrators/http.ts";
import { refusedQuestion } from "../../../../server/integrators/answer.ts";
import { judge } from "../../../../server/integrators/nilvera/errors.ts";

const toAppError = (refusal: HttpAnswer) => refusedQuestion(refusal, judge);

const answer = (status: number, body: string, headers: Record<string, string> = {}): HttpAnswer => ({
  kind: "answered",
  status,
  headers: new Headers(headers),
  body,
});

const refused = (status: number, ...codes: readonly (number | string)[]): HttpAnswer =>
  answer(
    status,
    JSON.stringify({ Message: "M", Errors: codes.map((Code) => ({ Code, Description: "Alan", Detail: "Hata" })) }),
  );

describe("a refusal", () => {
  test.each([
    [400, 400, "data"],
    [401, 401, "config"],
    [403, 403, "config"],
    [404, 3000, "reroute"],
    [404, 3001, "config"],
    [404, 3003, "not-found"],
    [404, 3004, "not-found"],
    [404, 3006, "not-found"],
    [404, 3009, "series-unknown"],
    [404, 3016, "config"],
    [404, 3099, "unknown"],
    [409, 1000, "config"],
    [409, 1001, "duplicate"],
    [409, 1004, "duplicate"],
    [409, 1005, "number-taken"],
    [409, 1015, "duplicate"],
    [409, 1099, "unknown"],
    [422, 2000, "config"],
    [422, 2004, "unknown"],
    [422, 2015, "data"],
    [422, 2024, "reroute"],
    [422, 2025, "reroute"],
    [422, 2053, "reroute"],
    [422, 2057, "retry"],
    [422, 2065, "config"],
    [422, 2075, "config"],
    [422, 2078, "config"],
    [422, 2100, "config"],
    [422, 2999, "unlisted"],
    [400, 401, "unlisted"],
    [413, 413, "unknown"],
    [403, 9999, "config"],
    [429, 9999, "retry"],
    [500, 1001, "unknown"],
  ] as const)("of %i with code %i means %s", (status, code, verdict) => {
    expect(judge(refused(status, code))).toEqual({ verdict, provider: { code: String(code), text: "Alan Hata" } });
  });

  test.each([
    [429, "retry"],
    [401, "config"],
    [403, "config"],
    [400, "unknown"],
    [404, "unknown"],
    [413, "unknown"],
    [422, "unknown"],
    [409, "unknown"],
    [302, "unknown"],
    [408, "unknown"],
    [418, "unknown"],
    [500, "unknown"],
    [502, "unknown"],
    [503, "unknown"],
    [504, "unknown"],
  ] as const)("of %i that Nilvera did not write means %s", (status, verdict) => {
    expect(judge(answer(status, "<html>1001</html>"))).toEqual({
      verdict,
      provider: { code: String(status), text: "" },
    });
  });

  test.each([
    [422, [2015, 2004], "unknown", "2004"],
    [422, [2025, 9999], "unlisted", "9999"],
    [409, [1000, 1001], "duplicate", "1001"],
    [409, [1000, 1005], "number-taken", "1005"],
    [409, [1005, 1015], "duplicate", "1015"],
    [409, [1001, 1099], "unknown", "1099"],
    [422, [2015, 2075], "config", "2075"],
    [422, [2015, 2057], "retry", "2057"],
    [422, [2015, 2025], "reroute", "2025"],
    [404, [3003, 3016], "config", "3016"],
    [404, [3009, 3016], "config", "3016"],
    [404, [3003, 3000], "reroute", "3000"],
  ] as const)("of %i with the codes %j means the most cautious of them: %s", (status, codes, verdict, code) => {
    expect(judge(refused(status, ...codes))).toMatchObject({ verdict, provider: { code } });
    expect(judge(refused(status, ...codes.toReversed()))).toMatchObject({ verdict, provider: { code } });
  });

  test.each(["", "null", "[]", '{"errors":[{"Code":2015}]}', '{"Errors":"2015"}', '{"Errors":[]}'])(
    "of 422 in another shape, %j, may hide an accepted document",
    (body) => {
      expect(judge(answer(422, body)).verdict).toBe("unknown");
    },
  );

  test("of 400 in sentences alone is about the document's data", () => {
    const sentences = ["'EInvoice.InvoiceLines[0].Quantity' 0'dan Büyük Olmalıdır.", "Alan boş olamaz."];
    expect(judge(answer(400, JSON.stringify(sentences)))).toEqual({
      verdict: "data",
      provider: { code: "400", text: sentences.join("; ") },
    });
    for (const status of [404, 409, 422, 500]) {
      expect(judge(answer(status, JSON.stringify(sentences))).verdict).toBe("unknown");
    }
    expect(judge(answer(400, "[]")).verdict).toBe("unknown");
  });

  test("is never judged by its words", () => {
    const body = JSON.stringify({ Message: "ETTN daha önce kaydedilmiş 1001", Errors: null });
    expect(judge(answer(422, body))).toMatchObject({ verdict: "unknown", provider: { code: "422" } });
  });

  test("does not mistake an inherited property for a code", () => {
    expect(judge(refused(409, "constructor")).verdict).toBe("unknown");
  });

  test("keeps at most 500 characters of the provider's words", () => {
    expect(judge(answer(400, JSON.stringify({ Message: "x".repeat(9000) }))).provider.text).toHaveLength(500);
  });
});

describe("a question refused", () => {
  test("for too many requests is unreachable for a while", () => {
    expect(toAppError(answer(429, "", { "retry-after": "30" }))).toMatchObject({
      code: "INTEGRATOR_UNREACHABLE",
      facts: { status: 429, providerCode: "429", retryAfterSeconds: 30 },
    });
  });

  test.each([
    [answer(500, ""), "INTEGRATOR_UNREACHABLE"],
    [answer(401, ""), "INTEGRATOR_CONFIG"],
    [refused(404, 3016), "INTEGRATOR_CONFIG"],
    [answer(404, "<html></html>"), "INTEGRATOR_ANSWER_INVALID"],
    [answer(302, ""), "INTEGRATOR_ANSWER_INVALID"],
  ] as const)("names who can mend it (%#)", (refusal, code) => {
    expect(toAppError(refusal).code).toBe(code);
  });

  test("carries none of the provider's words, which may name a person", () => {
    const error = toAppError(refused(422, 2015));
    expect(JSON.stringify([error.message, error.facts, error.cause])).toBe(
      JSON.stringify(["INTEGRATOR_ANSWER_INVALID", { status: 422, providerCode: "2015" }, undefined]),
    );
  });
});
