import type { Ettn } from "../../invoice/ids.ts";
import type { DocumentKey, DocumentStatus } from "../../pipeline/ports/integrator.ts";
import { keptWords, readNumber } from "../answer.ts";
import { orUndecided } from "../refusal.ts";
import { type Module, moduleOf, type NilveraClient } from "./client.ts";
import { readAnswer, readIfFound } from "./read.ts";
import { detailsAnswer, einvoiceStatus, envelopeAnswer, listAnswer, noteAnswer, statusAnswer } from "./wire.ts";

/** The state of a document, with its number when Nilvera has given one. */
export const findInvoice = (
  client: NilveraClient,
  { ettn, profileId }: DocumentKey,
): Promise<DocumentStatus | undefined> =>
  moduleOf(profileId) === "earchive" ? findArchiveInvoice(client, ettn) : findEinvoice(client, { ettn, profileId });

/** Words that are not here, "waiting" and "unknown" among them, mean that nothing is decided yet. */
const STATES = new Map<string, DocumentStatus["state"]>([
  ["succeed", "issued"],
  ["error", "failed"],
]);

async function findArchiveInvoice(client: NilveraClient, ettn: Ettn): Promise<DocumentStatus | undefined> {
  const status = readIfFound(await client.status("earchive", ettn), statusAnswer);
  if (!status) return undefined;
  const state = status.CancelStatus ? "cancelled" : (STATES.get(status.StatusCode) ?? "processing");
  return {
    state,
    number: state === "failed" ? undefined : await findNumber(client, "earchive", ettn),
    reported: status.ReportStatus === "Reported",
    detail: keptWords(status.StatusDetail),
    raw: status.StatusCode,
  };
}

async function findEinvoice(
  client: NilveraClient,
  { ettn, profileId }: DocumentKey,
): Promise<DocumentStatus | undefined> {
  const status = readIfFound(await client.status("einvoice", ettn), einvoiceStatus);
  if (!status) return undefined;
  const answer = status.Answer?.AnswerCode ?? "unknown";
  const state = einvoiceState(status.InvoiceStatus.Code, { answer, isCommercial: profileId === "TICARIFATURA" });
  const { DetailDescription, Description } = status.InvoiceStatus;
  return {
    state,
    number: state === "failed" ? undefined : await findNumber(client, "einvoice", ettn),
    reported: false,
    detail: keptWords(
      state === "rejected" ? await whyRejected(client, ettn, status) : DetailDescription || Description,
    ),
    raw: state === "rejected" ? answer : status.InvoiceStatus.Code,
    envelopeCode: await envelopeCode(client, ettn, status),
  };
}

type Einvoice = ReturnType<(typeof einvoiceStatus)["parse"]>;

/** "succeed" is told once the envelope is done (1300); a commercial invoice then still waits for its buyer's word. */
function einvoiceState(
  code: string,
  { answer, isCommercial }: { readonly answer: string; readonly isCommercial: boolean },
): DocumentStatus["state"] {
  if (answer === "rejected") return "rejected";
  const state = STATES.get(code) ?? "processing";
  if (state !== "issued") return state;
  return isCommercial && !ANSWERED.has(answer) ? "answer-pending" : "delivered";
}

const ANSWERED: ReadonlySet<string> = new Set(["approved", "documentAnsweredAutomatically"]);

/** A refusal without its reason is still one. */
async function whyRejected(client: NilveraClient, ettn: Ettn, { Answer }: Einvoice): Promise<string | undefined> {
  const note =
    Answer?.AnswerNote || (await orUndecided(async () => readIfFound(await client.rejectedNote(ettn), noteAnswer)));
  return note || Answer?.Description || undefined;
}

/**
 * The status leaves the code out at first, and where the envelope itself was lost sight of; then one more question tells it. Of a
 * failure it has to be answered: some codes forbid to send another.
 */
async function envelopeCode(client: NilveraClient, ettn: Ettn, status: Einvoice): Promise<string | undefined> {
  const told = codeIn(status.EnvelopeInfo?.GIBCode);
  if (told !== undefined || !STATES.has(status.InvoiceStatus.Code)) return told;
  const ask = async () => codeIn(readIfFound(await client.envelope(ettn), envelopeAnswer)?.GIBCode);
  return STATES.get(status.InvoiceStatus.Code) === "failed" ? ask() : orUndecided(ask);
}

/** Zero and "" stand for "none yet". */
const codeIn = (code: string | number | null | undefined): string | undefined =>
  code === undefined || code === null || code === "" || Number(code) === 0 ? undefined : String(code);

/**
 * Status carries no number. The list does, but a new document may not be in it yet, whether it is searched by ETTN is told
 * nowhere, and a key may lack its right: then the document's own details are asked, without which it is just not known yet.
 */
async function findNumber(client: NilveraClient, module: Module, ettn: Ettn): Promise<string | undefined> {
  const isOurs = ({ UUID }: Listed) => UUID?.toLowerCase() === ettn;
  const list = await orUndecided(async () => readAnswer(await client.search(module, ettn), listAnswer));
  const row = list?.Content?.find(isOurs);
  if (row) return readNumber(row.InvoiceNumber);
  const details = await orUndecided(async () => readIfFound(await client.details(module, ettn), detailsAnswer));
  return details && isOurs(details) ? readNumber(details.InvoiceNumber) : undefined;
}

type Listed = ReturnType<(typeof detailsAnswer)["parse"]>;
