import { expect, test } from "vitest";
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
