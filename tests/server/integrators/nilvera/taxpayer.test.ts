import { describe, expect, test } from "vitest";
import { error, type Script, scriptedNilvera } from "./scripted-nilvera.ts";

const on = scriptedNilvera();

describe("taxpayers", () => {
  const CHECK = "GET /general/GlobalCompany/Check/TaxNumber/9876543217";
  const CARD = "GET /general/GlobalCompany/GetGlobalCustomerInfo/9876543217";
  const rowOf = (Name: string | null, TaxNumber = "9876543217") => ({ TaxNumber, Title: "T", Name, Type: "OZEL" });
  const NO_CARD: Script[string] = [[404, error(3006)]];

  test("keeps receiving aliases, each once", async () => {
    const names = [
      "urn:mail:defaultgb@x.tr",
      "urn:mail:defaultpk@x.tr",
      "urn:mail:defaultpk@x.tr",
      "urn:mail:depo@x.tr",
    ];
    on.script = { [CHECK]: [[200, names.map((name) => rowOf(name))]], [CARD]: NO_CARD };
    expect(await on.nilvera.lookUpTaxpayer("9876543217")).toEqual({
      registered: true,
      title: "T",
      taxOffice: undefined,
      isPublic: false,
      aliases: ["urn:mail:defaultpk@x.tr", "urn:mail:depo@x.tr"],
    });
  });

  test("stays registered when no receiving alias is told", async () => {
    on.script = { [CHECK]: [[200, [rowOf("urn:mail:defaultgb@x.tr"), rowOf(null)]]], [CARD]: NO_CARD };
    expect(await on.nilvera.lookUpTaxpayer("9876543217")).toMatchObject({ registered: true, title: "T", aliases: [] });
  });

  test("reads the tax office, a public body and the mailboxes closed since from the buyer's card", async () => {
    const rows = ["urn:mail:eskipk@x.tr", "urn:mail:defaultpk@x.tr"].map((name) => rowOf(name));
    const aliases = [
      { Name: "urn:mail:eskipk@x.tr", DeletionTime: "2024-01-01T00:00:00" },
      { Name: "urn:mail:defaultpk@x.tr", DeletionTime: null },
    ];
    const card = { Title: "T", TaxDepartment: "Çankaya", Type: "KAMU", Aliases: aliases };
    on.script = { [CHECK]: [[200, rows]], [CARD]: [[200, card]] };
    expect(await on.nilvera.lookUpTaxpayer("9876543217")).toEqual({
      registered: true,
      title: "T",
      taxOffice: "Çankaya",
      isPublic: true,
      aliases: ["urn:mail:defaultpk@x.tr"],
    });
  });

  test("keeps a mailbox that was closed once and is open again under the same name", async () => {
    const name = "urn:mail:defaultpk@x.tr";
    const aliases = [
      { Name: name, DeletionTime: "2024-01-01T00:00:00" },
      { Name: name, DeletionTime: null },
    ];
    on.script = { [CHECK]: [[200, [rowOf(name)]]], [CARD]: [[200, { Title: "T", Aliases: aliases }]] };
    expect(await on.nilvera.lookUpTaxpayer("9876543217")).toMatchObject({ registered: true, aliases: [name] });
  });

  test("does not call a buyer unregistered, or guess at mailboxes, when the card does not come", async () => {
    on.script = { [CHECK]: [[200, [rowOf("urn:mail:defaultpk@x.tr")]]], [CARD]: [[500, ""]] };
    await expect(on.nilvera.lookUpTaxpayer("9876543217")).rejects.toMatchObject({ code: "INTEGRATOR_UNREACHABLE" });
  });

  test.each([3003, 3004, 3006])("calls a buyer unregistered where Nilvera itself says %i: not found", async (code) => {
    on.script = { [CHECK]: [[404, error(code)]] };
    expect(await on.nilvera.lookUpTaxpayer("9876543217")).toEqual({ registered: false });
  });

  test.each([[{}], [error(3000)], [error(3099)], ["<html></html>"]])(
    "does not call one unregistered for a 404 that is not about the number: %j",
    async (body) => {
      on.script = { [CHECK]: [[404, body]] };
      await expect(on.nilvera.lookUpTaxpayer("9876543217")).rejects.toMatchObject({
        code: "INTEGRATOR_ANSWER_INVALID",
      });
    },
  );

  test.each([[[rowOf("a", "1234567808")]], ["null"], ["{}"], ["[{"]])(
    "does not take %j for an answer",
    async (body) => {
      on.script = { [CHECK]: [[200, body]] };
      await expect(on.nilvera.lookUpTaxpayer("9876543217")).rejects.toMatchObject({
        code: "INTEGRATOR_ANSWER_INVALID",
      });
    },
  );
});
