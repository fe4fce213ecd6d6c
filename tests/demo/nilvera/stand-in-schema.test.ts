import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type NilveraStandIn, startNilveraStandIn } from "../../../demo/nilvera/stand-in.ts";
import { createNilvera } from "../../../server/integrators/nilvera/integrator.ts";
import { anInvoice } from "../../server/integrators/an-invoice.ts";

const FOLDER = new URL("../../../../shared/specs/integrators/", import.meta.url);
const AT = `/earchive/Invoices/${anInvoice().ettn}`;

describe.skipIf(!existsSync(FOLDER))("against Nilvera's OpenAPI files (needs ../shared)", () => {
  let standIn: NilveraStandIn;

  beforeEach(async () => {
    const company = { vkn: "1234567808", title: "Örnek E-Ticaret A.Ş." };
    const taxpayers = { "9876543217": { title: "Deneme Ltd. Şti.", aliases: ["urn:mail:defaultpk@example.com"] } };
    const now = () => new Date("2026-11-20T09:00:00Z");
    standIn = await startNilveraStandIn({ port: 0, apiKey: "key", company, series: ["EAR"], taxpayers, now });
    const outcome = await createNilvera({ apiKey: "key", baseUrl: standIn.url }).submit(anInvoice());
    expect(outcome.kind).toBe("accepted");
  });
  afterEach(() => standIn.close());

  test.each([
    [`${AT}/Status`, "nilvera-earchive", { $ref: "#/components/schemas/StatusResponse" }],
    ["/earchive/Invoices", "nilvera-earchive", { $ref: "#/components/schemas/EArchiveInvoiceResponsePagination" }],
    [`${AT}/Details`, "nilvera-earchive", { $ref: "#/components/schemas/EArchiveInvoiceDetailResponse" }],
    ["/earchive/Series", "nilvera-earchive", { $ref: "#/components/schemas/SerieResponsePagination" }],
    ["/general/Company", "nilvera-general", { $ref: "#/components/schemas/CompanyResponse" }],
    ["/general/Credits", "nilvera-general", listOf("CreditResponse")],
    ["/general/GlobalCompany/Check/TaxNumber/9876543217", "nilvera-general", listOf("GlobalCompanyInfoResponse")],
  ] as const)("the answer of %s is valid", async (path, file, schema) => {
    const response = await fetch(`${standIn.url}${path}`, { headers: { authorization: "Bearer key" } });
    expect(response.status).toBe(200);
    expect(errorsOf(await response.json(), file, schema)).toEqual([]);
  });

  test("the answer of a send, taken from the request kept, is valid", async () => {
    const again = await fetch(`${standIn.url}/earchive/Send/Model`, {
      method: "POST",
      headers: { authorization: "Bearer key" },
      body: JSON.stringify(standIn.requestBody(anInvoice().ettn)).replace("9e01", "9e02"),
    });
    const schema = { $ref: "#/components/schemas/SendResponse" };
    expect(errorsOf(await again.json(), "nilvera-earchive", schema)).toEqual([]);
  });
});

function listOf(schema: string): object {
  return { type: "array", minItems: 1, items: { $ref: `#/components/schemas/${schema}` } };
}

function errorsOf(answer: unknown, file: string, schema: object): readonly object[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  // Nilvera's own answers carry .NET wall-clock times, with no offset.
  ajv.addFormat("date-time", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/);
  ajv.addFormat("uuid", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  for (const number of ["double", "int32"]) ajv.addFormat(number, true);
  const spec = JSON.parse(readFileSync(new URL(`${file}.swagger.json`, FOLDER), "utf8")) as object;
  const validate = ajv.compile({ ...spec, ...schema });
  validate(answer);
  return validate.errors ?? [];
}
