import { describe, expect, test } from "vitest";
import { createNilvera } from "../../../../server/integrators/nilvera/integrator.ts";
import { anInvoice } from "../an-invoice.ts";
import { error, scriptedNilvera } from "./scripted-nilvera.ts";

const invoice = anInvoice();
const CANCEL = `PUT /earchive/Invoices/${invoice.ettn}/Cancel`;
const STATUS = `GET /earchive/Invoices/${invoice.ettn}/Status`;
const LIST = "GET /earchive/Invoices";

const on = scriptedNilvera();
const issued = { StatusCode: "succeed", StatusDetail: null, ReportStatus: "Reported", CancelStatus: false };
const stands = {
  [STATUS]: [[200, issued]],
  [LIST]: [[200, { Content: [] }]],
} as const;

describe("a cancellation", () => {
  test.each([401, 403])(
    "is not refused by a key that opens nothing (%i): the merchant is told of the key",
    async (status) => {
      on.script = { ...stands, [CANCEL]: [[status, ""]] };
      await expect(on.nilvera.cancel?.(invoice, "")).rejects.toMatchObject({ code: "INTEGRATOR_CONFIG" });
      const broken = createNilvera({ apiKey: "ş", baseUrl: "http://127.0.0.1:9" });
      await expect(broken.cancel?.(invoice, "")).rejects.toMatchObject({ code: "INTEGRATOR_CONFIG" });
    },
  );

  test("that Nilvera refuses of a document that stands is refused in its words", async () => {
    on.script = { ...stands, [CANCEL]: [[422, error(9999)]] };
    const provider = { code: "9999", text: "D T" };
    expect(await on.nilvera.cancel?.(invoice, "")).toEqual({ kind: "refused", provider });
  });
});
