import type { DocumentKey, DocumentStatus } from "../../pipeline/integrator.ts";
import { readIfFound, readNumber } from "../answer.ts";
import type { TurkcellClient } from "./client.ts";
import { ARCHIVE_STATES, OUTGOING_STATES } from "./codes.ts";
import { judge } from "./errors.ts";
import { statusAnswer } from "./wire.ts";

/** The state of a document by its ETTN. Whether an e-Arşiv invoice was reported to GİB, Turkcell does not tell. */
export async function findInvoice(
  client: TurkcellClient,
  { ettn, profileId }: DocumentKey,
): Promise<DocumentStatus | undefined> {
  const found = readIfFound(await client.status(profileId, ettn), statusAnswer, judge);
  if (!found) return undefined;
  const isArchive = profileId === "EARSIVFATURA";
  const state = (isArchive ? ARCHIVE_STATES : OUTGOING_STATES).get(found.status) ?? "processing";
  return {
    state,
    number: state === "failed" ? undefined : readNumber(found.invoiceNumber),
    reported: false,
    detail: found.message || found.envelopeMessage || undefined,
    raw: String(found.status),
    // Zero stands for "no envelope yet".
    ...(found.envelopeStatus ? { envelopeCode: String(found.envelopeStatus) } : {}),
  };
}
