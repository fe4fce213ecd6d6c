import { expect, test } from "vitest";
import type { TurkcellClient } from "../../../../server/integrators/turkcell/client.ts";
import { findInvoice } from "../../../../server/integrators/turkcell/track.ts";
import { einvoiceNews } from "../../../../server/pipeline/einvoice-news.ts";
import type { InvoiceRecord } from "../../../../server/pipeline/ports/stores.ts";
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

test.each([1, 100])(
  "Turkcell's own word for an envelope (%i) is none of GİB's: what failed is told as failed",
  async (own) => {
    const invoice = anInvoice({ profileId: "TEMELFATURA", receiverAlias: "urn:mail:defaultpk@example.com" });
    const found = await findInvoice(telling({ status: 40, message: "Hata", envelopeStatus: own }), invoice);
    expect(found).toMatchObject({ state: "failed", detail: "Hata" });
    if (found) expect(einvoiceNews({ invoice } as InvoiceRecord, found, new Date()).state).toBe("failed");
  },
);

test("of a reason that goes on and on its beginning is kept", async () => {
  const found = await findInvoice(telling({ status: 40, message: "x".repeat(1_000_000) }), anInvoice());
  expect(found?.detail).toBe("x".repeat(500));
});
