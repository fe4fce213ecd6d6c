import { describe, expect, test } from "vitest";
import type { HttpAnswer } from "../../../../server/integrators/http.ts";
import { carriesErrors, judge } from "../../../../server/integrators/nes/errors.ts";

const answer = (status: number, body: unknown, type = "application/json"): HttpAnswer => ({
  kind: "answered",
  status,
  headers: new Headers({ "content-type": type }),
  body: typeof body === "string" ? body : JSON.stringify(body),
});

const listed = (...errors: readonly Record<string, string>[]) => ({ message: "HATALI ISTEK", errors });

describe("a refusal of NES", () => {
  test.each([
    ["SCHEMATRON_CHECK_RESULT_HAS_FAILED", "data"],
    ["DOCUMENT_COULD_NOT_BE_PARSED", "data"],
    ["NOT_ZIP_FILE", "data"],
    ["RECORD_EXISTS", "taken"],
    ["RECORD_ALREADY_CANCELED", "done"],
    ["MODULE_DOES_NOT_EXIST", "config"],
    ["MODULE_NOT_ACTIVE", "config"],
    ["SOMETHING_NEW", "refused"],
    ["constructor", "refused"],
  ])("with the word %s means %s, wherever the word stands", (word, verdict) => {
    expect(judge(answer(422, listed({ code: word, detail: "Neden" })))).toEqual({
      verdict,
      provider: { code: word, text: "Neden" },
    });
    expect(judge(answer(422, listed({ code: "1150", description: word, detail: "Neden" }))).verdict).toBe(verdict);
  });

  test("that may be about a document of ours weighs more than one about its contents", () => {
    const both = listed({ code: "SCHEMATRON_CHECK_RESULT_HAS_FAILED" }, { code: "RECORD_EXISTS" });
    expect(judge(answer(422, both))).toMatchObject({ verdict: "taken", provider: { code: "RECORD_EXISTS" } });
  });

  test("of 400 names the field, in NES's shape and in ASP.NET's", () => {
    const own = { invalidFields: [{ field: "SenderAlias", description: "Boş geçilemez!", detail: "" }] };
    expect(judge(answer(400, own))).toEqual({
      verdict: "data",
      provider: { code: "400", text: "SenderAlias Boş geçilemez!" },
    });
    const dotNet = { title: "One or more validation errors occurred.", errors: { File: ["required"] } };
    expect(judge(answer(400, dotNet))).toMatchObject({ verdict: "data", provider: { text: "File required" } });
  });

  test.each([
    [401, "config"],
    [402, "config"],
    [403, "config"],
    [404, "not-found"],
    [409, "taken"],
    [429, "retry"],
    [415, "unknown"],
    [500, "unknown"],
    [503, "unknown"],
  ])("of %i without a word means %s", (status, verdict) => {
    expect(judge(answer(status, ""))).toEqual({ verdict, provider: { code: String(status), text: "" } });
  });

  test.each([400, 401, 403, 404, 409, 422, 429])("of %i on a proxy's page is believed in nothing", (status) => {
    expect(judge(answer(status, "<html>Bad gateway</html>", "text/html")).verdict).toBe("unknown");
  });

  test.each([400, 422])("of %i in an unknown shape is believed in nothing", (status) => {
    expect(judge(answer(status, { fault: "x" })).verdict).toBe("unknown");
    expect(judge(answer(status, "")).verdict).toBe("unknown");
  });

  test("has a code for the log and the timeline, never a sentence that may name a buyer", () => {
    const said = listed({ description: "9876543217 vergi numaralı Ayşe Deneme bulunamadı" });
    expect(judge(answer(422, said)).provider.code).toBe("422");
  });

  test("may hide in a 200", () => {
    const hidden = answer(200, listed({ code: "MODULE_NOT_ACTIVE" }));
    expect(carriesErrors(hidden)).toBe(true);
    expect(judge(hidden).verdict).toBe("config");
    expect(carriesErrors(answer(200, { uuid: "x", errors: [] }))).toBe(false);
  });
});
