import { describe, expect, test } from "vitest";
import type { HttpAnswer } from "../../../../server/integrators/http.ts";
import { judge } from "../../../../server/integrators/turkcell/errors.ts";

const answer = (status: number, body: unknown, type = "application/json"): HttpAnswer => ({
  kind: "answered",
  status,
  headers: new Headers({ "content-type": type }),
  body: typeof body === "string" ? body : JSON.stringify(body),
});

describe("a refusal of Turkcell", () => {
  test.each([
    [422, { uyarı: ["Yeni kayıt için gönderdiğiniz ettn sistemde mevcut."] }, "warning", "uyarı"],
    [422, { Uyarı: ["Başka bir uyarı."] }, "warning", "uyarı"],
    [422, { "model.AddressBook.ReceiverCity": ["Zorunlu."] }, "data", "receivercity"],
    [400, { "GeneralInfoModel.Prefix": ["Tanımsız."] }, "config", "prefix"],
    [422, { "generalInfoModel.invoiceNumber": ["Kullanılmış."] }, "number", "invoicenumber"],
    [422, { "GeneralInfoModel.InvoiceNumber": ["Kullanılmış."] }, "number", "ınvoicenumber"],
    [400, { title: "Bad Request", errors: { "model.IssueDate": ["Zorunlu."] } }, "data", "ıssuedate"],
  ])("of %i %j means %s, by the name of its field", (status, body, verdict, code) => {
    expect(judge(answer(status, body))).toMatchObject({ verdict, provider: { code } });
  });

  test("that may be about a document of ours weighs more than one about its contents", () => {
    const both = { "model.AddressBook": ["Hatalı."], uyarı: ["Mevcut."] };
    expect(judge(answer(422, both))).toEqual({
      verdict: "warning",
      provider: { code: "uyarı", text: "Hatalı.; Mevcut." },
    });
  });

  test.each([
    [401, "config"],
    [402, "config"],
    [403, "config"],
    [404, "not-found"],
    [429, "retry"],
    [409, "unknown"],
    [500, "unknown"],
    [503, "unknown"],
  ])("of %i in plain text means %s", (status, verdict) => {
    const told = answer(status, "EFatura gönderme yetkiniz yoktur.", "text/plain");
    expect(judge(told)).toEqual({ verdict, provider: { code: String(status), text: "" } });
  });

  test.each([400, 401, 403, 404, 422, 429])("of %i on a proxy's page is believed in nothing", (status) => {
    expect(judge(answer(status, "<html>Bad gateway</html>", "text/html")).verdict).toBe("unknown");
  });

  test.each([400, 422])("of %i in an unknown shape is believed in nothing", (status) => {
    expect(judge(answer(status, "Hata")).verdict).toBe("unknown");
    expect(judge(answer(status, { message: "Hata" })).verdict).toBe("unknown");
  });
});
