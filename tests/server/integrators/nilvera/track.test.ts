import { describe, expect, test } from "vitest";
import { anInvoice } from "../an-invoice.ts";
import { error, scriptedNilvera } from "./scripted-nilvera.ts";

const on = scriptedNilvera();
const { ettn } = anInvoice();
const AT = `/einvoice/Sale/${ettn}`;
const LISTED = { Content: [{ UUID: ettn, InvoiceNumber: "EFT2026000000001" }] };
const status = (InvoiceStatus: string, AnswerCode: string, GIBCode: number) => ({
  InvoiceStatus: { Code: InvoiceStatus, Description: null, DetailDescription: null },
  Answer: { AnswerCode, AnswerNote: null, Description: "Reddedildi" },
  EnvelopeInfo: { GIBCode },
});
const find = () => on.nilvera.findByEttn({ ettn, profileId: "TICARIFATURA" });

describe("the news of an e-Fatura at Nilvera", () => {
  test.each([
    ["is a trouble of Nilvera's", 500, "unwell"],
    ["is closed to this key", 403, ""],
    ["is empty", 200, ""],
    ["is not there, without a code", 404, ""],
  ])("a buyer's refusal is told, also where the question for its reason %s", async (_, code, body) => {
    on.script = {
      [`GET ${AT}/Status`]: [[200, status("succeed", "rejected", 1300)]],
      [`GET ${AT}/RejectedNote`]: [[code, body]],
      "GET /einvoice/Sale": [[200, LISTED]],
    };
    expect(await find()).toMatchObject({ state: "rejected", detail: "Reddedildi", envelopeCode: "1300" });
  });

  test("of a buyer's reason that goes on and on its beginning is kept", async () => {
    const refused = status("succeed", "rejected", 1300);
    on.script = {
      [`GET ${AT}/Status`]: [[200, { ...refused, Answer: { ...refused.Answer, AnswerNote: "x".repeat(1_000_000) } }]],
      "GET /einvoice/Sale": [[200, LISTED]],
    };
    expect(await find()).toMatchObject({ state: "rejected", detail: "x".repeat(500) });
  });

  test("an envelope that arrived is told, also where its code is asked for in vain", async () => {
    on.script = {
      [`GET ${AT}/Status`]: [[200, status("succeed", "approved", 0)]],
      [`GET ${AT}/EnvelopeInfo`]: [[403, ""]],
      "GET /einvoice/Sale": [[200, LISTED]],
    };
    expect(await find()).toMatchObject({ state: "delivered", envelopeCode: undefined });
  });

  test("an envelope that failed is told with its code alone: some codes forbid another invoice", async () => {
    on.script = {
      [`GET ${AT}/Status`]: [[200, status("error", "unknown", 0)]],
      [`GET ${AT}/EnvelopeInfo`]: [[500, error(3006)]],
    };
    await expect(find()).rejects.toMatchObject({ code: "INTEGRATOR_UNREACHABLE" });
  });
});
