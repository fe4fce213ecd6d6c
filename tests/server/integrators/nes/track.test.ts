import { expect, test } from "vitest";
import type { NesClient } from "../../../../server/integrators/nes/client.ts";
import { findInvoice } from "../../../../server/integrators/nes/track.ts";
import { anInvoice } from "../an-invoice.ts";

/** A client whose invoices are all in this state. */
const telling = (body: unknown): NesClient => {
  const answer = { kind: "answered", status: 200, headers: new Headers(), body: JSON.stringify(body) } as const;
  return { invoice: () => Promise.resolve(answer) } as unknown as NesClient;
};

test.each([0, "0", "", null])(
  "an e-Fatura that failed before it had an envelope tells no code of GİB's: %j",
  async (code) => {
    const failed = { outgoingStatus: "XmlParseError", outgoingEnvelope: { code, description: null } };
    const found = await findInvoice(telling(failed), anInvoice({ profileId: "TEMELFATURA" }));
    expect(found).toMatchObject({ state: "failed", envelopeCode: undefined });
  },
);

test.each([
  ["WaitingToBeSigned", "processing"],
  ["WaitingToBeEnvelopeCreate", "processing"],
  ["WaitingToBeSend", "processing"],
  ["EnvelopeIsWaitingToBeProcessedByGib", "processing"],
  ["EnvelopeIsWaitingToBeSendedToReceiverByGib", "processing"],
  ["EnvelopeIsBeenWaitingToBeTransferredToReceiverByGib", "processing"],
  ["EnvelopeSystemResponseIsBeingWaitedFromReceiver", "processing"],
  ["EnvelopeHasBeenTransferredToReceiverSuccessfully", "delivered"],
  ["ErrorHasBeenDetectedInEnvelopeByGib", "failed"],
  ["EnvelopeCouldNotTransferredToReceiverByGib", "failed"],
  ["ErrorHasBeenDetectedInEnvelopeByReceiver", "failed"],
  ["FileNotFound", "failed"],
  ["XmlParseError", "failed"],
  ["UnknownStatus", "processing"],
])("NES's %s means that an e-Fatura is %s", async (outgoingStatus, state) => {
  const key = anInvoice({ profileId: "TEMELFATURA" });
  expect(await findInvoice(telling({ outgoingStatus }), key)).toMatchObject({ state, raw: outgoingStatus });
});

test.each([
  [
    "at the top alone",
    { documentAnswer: "Rejected", incomingAnswer: { documentAnswer: "None", answerNote: "Yanlış" } },
  ],
  [
    "in the answer alone",
    { documentAnswer: "None", incomingAnswer: { documentAnswer: "Rejected", answerNote: "Yanlış" } },
  ],
])("a refusal that stands %s is one", async (_, said) => {
  const told = { outgoingStatus: "EnvelopeHasBeenTransferredToReceiverSuccessfully", ...said };
  const found = await findInvoice(telling(told), anInvoice({ profileId: "TICARIFATURA" }));
  expect(found).toMatchObject({ state: "rejected", detail: "Yanlış" });
});

test("an acceptance that stands at the top alone is one", async () => {
  const told = {
    outgoingStatus: "EnvelopeHasBeenTransferredToReceiverSuccessfully",
    documentAnswer: "Accepted",
    incomingAnswer: { documentAnswer: "None" },
  };
  const found = await findInvoice(telling(told), anInvoice({ profileId: "TICARIFATURA" }));
  expect(found).toMatchObject({ state: "delivered" });
});

test("of a reason that goes on and on its beginning is kept", async () => {
  const endless = "x".repeat(1_000_000);
  const refused = { documentAnswer: "Rejected", incomingAnswer: { answerNote: endless } };
  const found = await findInvoice(telling(refused), anInvoice({ profileId: "TICARIFATURA" }));
  expect(found).toMatchObject({ state: "rejected", detail: "x".repeat(500) });
  const failed = { archiveDocumentStatus: "Error", errorDescription: endless };
  expect((await findInvoice(telling(failed), anInvoice()))?.detail).toBe("x".repeat(500));
});
