import type { DocumentKey, DocumentStatus } from "../../pipeline/ports/integrator.ts";
import { keptWords, readIfFound, readNumber } from "../answer.ts";
import type { NesClient } from "./client.ts";
import { judge } from "./errors.ts";
import { archiveAnswer, outgoingAnswer } from "./wire.ts";

/** Words that are not here, "Waiting" and "WaitingSign" among them, mean that nothing is decided yet. */
const ARCHIVE_STATES = new Map<string, DocumentStatus["state"]>([
  ["Signed", "issued"],
  ["4", "issued"],
  ["Error", "failed"],
  ["20", "failed"],
  ["XmlFileDoesNotExist", "failed"],
  ["XmlParseError", "failed"],
]);

const REPORTED = new Set(["Completed", "5"]);

/** GİB's own codes stand beside these words; a word that is not here leaves the document on its way. */
const OUTGOING_STATES = new Map<string, "delivered" | "failed">([
  ["EnvelopeHasBeenTransferredToReceiverSuccessfully", "delivered"],
  ["ErrorHasBeenDetectedInEnvelopeByGib", "failed"],
  ["EnvelopeCouldNotTransferredToReceiverByGib", "failed"],
  ["ErrorHasBeenDetectedInEnvelopeByReceiver", "failed"],
  ["FileNotFound", "failed"],
  ["XmlParseError", "failed"],
]);

export const findInvoice = (client: NesClient, key: DocumentKey): Promise<DocumentStatus | undefined> =>
  key.profileId === "EARSIVFATURA" ? findArchive(client, key) : findOutgoing(client, key);

async function findArchive(client: NesClient, { ettn, profileId }: DocumentKey): Promise<DocumentStatus | undefined> {
  const found = readIfFound(await client.invoice(profileId, ettn), archiveAnswer, judge);
  if (!found) return undefined;
  const raw = found.archiveDocumentStatus ?? "";
  const state = found.isCanceled ? "cancelled" : (ARCHIVE_STATES.get(raw) ?? "processing");
  return {
    state,
    number: state === "failed" ? undefined : readNumber(found.documentNumber),
    reported: REPORTED.has(found.reportDivisionStatus ?? ""),
    detail: keptWords(found.errorDescription),
    raw,
  };
}

async function findOutgoing(client: NesClient, { ettn, profileId }: DocumentKey): Promise<DocumentStatus | undefined> {
  const found = readIfFound(await client.invoice(profileId, ettn), outgoingAnswer, judge);
  if (!found) return undefined;
  // Told in two places, and one may say more than the other.
  const answers = [found.incomingAnswer?.documentAnswer, found.documentAnswer];
  const isWrong = found.recordStatus === "Error";
  const passed = isWrong ? "failed" : OUTGOING_STATES.get(found.outgoingStatus ?? "");
  const state = answers.includes("Rejected") ? "rejected" : answered(passed, profileId, answers);
  const { incomingAnswer, outgoingEnvelope: envelope } = found;
  const detail = state === "rejected" ? incomingAnswer?.answerNote : envelope?.description;
  return {
    state,
    number: state === "failed" ? undefined : readNumber(found.documentNumber),
    reported: false,
    detail: keptWords(incomingAnswer?.errorDescription || detail),
    raw: found.outgoingStatus ?? "",
    // Zero stands for "no envelope yet".
    envelopeCode: Number(envelope?.code ?? 0) === 0 ? undefined : (envelope?.code ?? undefined),
  };
}

/** A commercial invoice that has arrived still awaits the buyer's answer. */
function answered(
  passed: "delivered" | "failed" | undefined,
  profileId: DocumentKey["profileId"],
  answers: readonly unknown[],
): DocumentStatus["state"] {
  if (passed !== "delivered") return passed ?? "processing";
  return profileId === "TICARIFATURA" && !answers.includes("Accepted") ? "answer-pending" : "delivered";
}
