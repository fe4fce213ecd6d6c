import { expect, onTestFinished, test } from "vitest";
import { startNesStandIn } from "../../../demo/nes/stand-in.ts";
import { toForm } from "../../../server/integrators/nes/transform.ts";
import { anInvoice } from "../../server/integrators/an-invoice.ts";

const REQUIRED = ["File", "IsDirectSend", "PreviewType", "SourceApp", "AutoSaveCompany"];

test.each(REQUIRED)(
  "an upload without %s, which NES's list of fields requires, is refused by its name",
  async (field) => {
    const standIn = await startNesStandIn({
      port: 0,
      apiKey: "key",
      company: { vkn: "1234567808", title: "Örnek", senderAlias: "urn:mail:defaultgb@example.com" },
      series: [{ module: "earchive", prefix: "EAR", isPortal: true }],
      now: () => new Date("2026-11-20T12:00:00Z"),
    });
    onTestFinished(standIn.close);
    const body = toForm(anInvoice(), undefined);
    body.delete(field);
    const headers = { authorization: "Bearer key" };
    const response = await fetch(`${standIn.url}/earchive/v1/uploads/document`, { method: "POST", headers, body });
    expect([response.status, await response.json()]).toMatchObject([400, { invalidFields: [{ field }] }]);
  },
);
