import { describe, expect, test } from "vitest";
import type { ParasutClient } from "../../../../server/integrators/parasut/client.ts";
import { writeProgress } from "../../../../server/integrators/parasut/progress.ts";
import { findDocument } from "../../../../server/integrators/parasut/track.ts";
import { anInvoice } from "../an-invoice.ts";

/** A client whose sales invoice 1 has this e-Fatura. */
function telling(attributes: Readonly<Record<string, unknown>>): ParasutClient {
  const document = { id: "7", type: "e_invoices" };
  const body = JSON.stringify({
    data: { id: "1", attributes: {}, relationships: { active_e_document: { data: document } } },
    included: [{ ...document, attributes: { invoice_number: "EFT2026000000001", ...attributes } }],
  });
  const answer = { kind: "answered", status: 200, headers: new Headers(), body } as const;
  return { salesInvoice: () => Promise.resolve(answer) } as unknown as ParasutClient;
}

const stateOf = async (profileId: "TEMELFATURA" | "TICARIFATURA", attributes: Readonly<Record<string, unknown>>) => {
  const key = { ...anInvoice({ profileId }), reference: writeProgress({ draft: "1" }) };
  return (await findDocument(telling(attributes), key))?.state;
};

test.each([
  ["waiting", null, "processing"],
  ["failed", null, "failed"],
  ["successful", null, "answer-pending"],
  ["successful", "accepted", "delivered"],
  ["successful", "rejected", "rejected"],
  ["successful", "refunded", "rejected"],
] as const)("a commercial e-Fatura that is %s and answered %j is %s", async (status, response_type, state) => {
  expect(await stateOf("TICARIFATURA", { status, response_type })).toBe(state);
});

test("a basic one awaits no answer", async () => {
  expect(await stateOf("TEMELFATURA", { status: "successful" })).toBe("delivered");
});

describe("a job that may not be asked about any more", () => {
  const errors = { errors: [{ title: "Geçersiz", detail: "İş bulunamadı" }] };
  const key = { ...anInvoice({ profileId: "TEMELFATURA" }), reference: writeProgress({ draft: "1", job: "301" }) };
  const saying = (status: number, body: unknown, told: ParasutClient): ParasutClient => {
    const answer = { kind: "answered", status, headers: new Headers(), body: JSON.stringify(body) } as const;
    return { ...told, job: () => Promise.resolve(answer) };
  };

  // The file has all of these for a job's question, and which of them tells that its 15 minutes are over nobody wrote down.
  test.each([
    [400, errors],
    [404, errors],
    [404, {}],
    [422, errors],
  ])("does not hide its document, whichever way that is said: %i %j", async (status, body) => {
    const found = await findDocument(saying(status, body, telling({ status: "successful" })), key);
    expect(found).toMatchObject({ state: "delivered", number: "EFT2026000000001" });
    const failed = await findDocument(saying(status, body, telling({ status: "failed" })), key);
    expect(failed).toMatchObject({ state: "failed" });
  });

  test.each([
    [400, errors],
    [404, {}],
    [422, errors],
  ])("may still run where there is no document yet: %i %j", async (status, body) => {
    const draft = { data: { id: "1", attributes: {}, relationships: { active_e_document: { data: null } } } };
    const shown = { kind: "answered", status: 200, headers: new Headers(), body: JSON.stringify(draft) } as const;
    const client = { salesInvoice: () => Promise.resolve(shown) } as unknown as ParasutClient;
    const asked = findDocument(saying(status, body, client), key);
    await expect(asked).rejects.toMatchObject({ code: "INTEGRATOR_ANSWER_INVALID" });
  });

  test.each([400, 422])("can make nothing of a draft that somebody deleted: %i", async (status) => {
    const gone = { kind: "answered", status: 404, headers: new Headers(), body: JSON.stringify(errors) } as const;
    const client = { salesInvoice: () => Promise.resolve(gone) } as unknown as ParasutClient;
    expect(await findDocument(saying(status, errors, client), key)).toMatchObject({ state: "failed", raw: "deleted" });
  });
});
