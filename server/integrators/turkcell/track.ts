import type { DocumentKey, DocumentStatus } from "../../pipeline/ports/integrator.ts";
import { keptWords, readAnswer, readIfFound, readNumber } from "../answer.ts";
import { orUndecided } from "../refusal.ts";
import type { TurkcellClient } from "./client.ts";
import { ARCHIVE_STATES, OUTGOING_STATES } from "./codes.ts";
import { judge } from "./errors.ts";
import { statusAnswer, summaryAnswer } from "./wire.ts";

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
    detail: keptWords(state === "rejected" ? await reasonOf(client, ettn) : found.message || found.envelopeMessage),
    raw: String(found.status),
    // e-Arşiv has no envelope at all.
    ...(!isArchive && isOfGib(found.envelopeStatus) ? { envelopeCode: String(found.envelopeStatus) } : {}),
  };
}

/** GİB's codes have four digits. None yet (0), a test (1) and being prepared (100) are Turkcell's own words (EnvelopeStatus). */
const isOfGib = (code: number | null | undefined): boolean => typeof code === "number" && code >= 1000;

/** Why the buyer refused; the status alone does not say, and a refusal without its reason is still one. */
async function reasonOf(client: TurkcellClient, ettn: string): Promise<string | undefined> {
  const summary = await orUndecided(async () => readAnswer(await client.summary(ettn), summaryAnswer, judge));
  return summary?.reason || summary?.message || undefined;
}
