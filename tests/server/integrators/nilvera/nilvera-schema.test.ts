import { existsSync, readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { describe, expect, test } from "vitest";
import { writeJson } from "../../../../server/integrators/exact-json.ts";
import { toSendModel } from "../../../../server/integrators/nilvera/transform.ts";
import type { Iban } from "../../../../server/invoice/payment/iban.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import { aSpeciallyTaxedInvoice } from "../../ubl/a-sample-invoice.ts";
import { aCompany, anInternetSale, anInvoice, day, decimal } from "../an-invoice.ts";

const FILE = new URL("../../../../../shared/specs/integrators/nilvera-earchive.swagger.json", import.meta.url);

const OTHER = { method: "DIGER", name: "Puan", date: day("2026-11-19") } as const;

const COMPANIONS: Partial<Invoice> = {
  purchaseOrder: "SAT-77",
  waybill: { kind: "separate", documents: [{ number: "A-17", date: day("2026-11-19") }] },
  attachments: [{ fileName: "iade.pdf", type: "pdf", base64: "JVBERi0=" }],
  template: { kind: "own", base64: "PHhzbC8+" },
  paymentTerms: { note: "Net 30", latePercent: decimal("2.5") },
  payeeIban: "TR330006100519786457841326" as Iban,
  sale: anInternetSale({ payment: { method: "EFT/HAVALE", date: day("2026-11-19") } }),
};

describe.skipIf(!existsSync(FILE))("against Nilvera's OpenAPI file (needs ../shared)", () => {
  const samples: readonly (readonly [string, Partial<Invoice>])[] = [
    ["an internet sale with an intermediary", {}],
    ["a company as the buyer", { buyer: aCompany() }],
    [
      "exempt goods",
      {
        type: "ISTISNA",
        taxSubtotals: [{ rate: 0, taxable: 100n, tax: 0n, exemption: { code: "335", text: "Kitap" } }],
      },
    ],
    ["goods with taxes of their own", aSpeciallyTaxedInvoice()],
    ["a document with a number", { number: "EAR2026000000042" }],
    ["files, references, terms and an account", COMPANIONS],
    ["an invoice in place of a waybill", { waybill: { kind: "this-invoice" } }],
    ["a sale on paper", { sale: { platform: "NORMAL", sendType: "KAGIT", receipt: undefined } }],
    ["services paid in another way", { sale: anInternetSale({ payment: OTHER, transport: undefined }) }],
  ];

  test.each(samples)("the request is valid for %s", (_, changes) => {
    const validate = validator();
    validate(JSON.parse(writeJson(toSendModel(anInvoice(changes)))));
    expect(validate.errors ?? []).toEqual([]);
  });

  test("a field the model does not know would be noticed", () => {
    expect(validator()({ ArchiveInvoice: { InvoiceInfo: { Uuid: "x" } } })).toBe(false);
  });
});

function validator(): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  // .NET reads a date-time without an offset as wall clock, which the strict format would refuse.
  ajv.addFormat("date-time", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
  ajv.addFormat("uuid", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  for (const number of ["double", "int32"]) ajv.addFormat(number, true);
  ajv.addSchema(JSON.parse(readFileSync(FILE, "utf8")) as object, "nilvera");
  return ajv.compile({ $ref: "nilvera#/components/schemas/SendModelCommand" });
}
