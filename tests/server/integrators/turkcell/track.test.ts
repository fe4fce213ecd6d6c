import { expect, test } from "vitest";
import type { TurkcellClient } from "../../../../server/integrators/turkcell/client.ts";
import { findInvoice } from "../../../../server/integrators/turkcell/track.ts";
import { anInvoice } from "../an-invoice.ts";

/** A client whose invoices are all in this state. */
const telling = (body: unknown): TurkcellClient => {
  const answer = { kind: "answered", status: 200, headers: new Headers(), body: JSON.stringify(body) } as const;
  return { status: () => Promise.resolve(answer) } as unknown as TurkcellClient;
};

test("an e-Arşiv invoice has no envelope, whatever number stands in its place", async () => {
  const found = await findInvoice(telling({ status: 40, message: "Hata", envelopeStatus: -1 }), anInvoice());
  expect(found).toMatchObject({ state: "failed", detail: "Hata" });
  expect(found).not.toHaveProperty("envelopeCode");
});
