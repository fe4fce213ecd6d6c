import { toEttn } from "../../invoice/ids.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { DocumentKey, DocumentStatus } from "../../pipeline/ports/integrator.ts";
import { readAnswer, readIfFound, readNumber } from "../answer.ts";
import type { ParasutClient } from "./client.ts";
import { judge } from "./errors.ts";
import { readProgress } from "./progress.ts";
import { activeDocument, type EDocument, type InvoiceAnswer, invoiceAnswer, jobAnswer } from "./wire.ts";

const NOTHING_MORE = { number: undefined, reported: false, detail: undefined } as const;

/**
 * What became of a document. Its job is asked while it may be (15 minutes), then the sales invoice alone tells: a job never
 * names the document it made, and one that failed may have come upon the document of an earlier attempt.
 */
export async function findDocument(client: ParasutClient, key: DocumentKey): Promise<DocumentStatus | undefined> {
  const { draft, job } = readProgress(key.reference);
  // Nothing is formalised before its draft is committed.
  if (draft === undefined) return undefined;
  const told = job === undefined ? undefined : await jobStatus(client, job).catch(asRefused);
  if (told?.state === "open") return told.status;
  const shown = readIfFound(await client.salesInvoice(draft), invoiceAnswer, judge);
  const made = shown && statusOf(key, shown);
  if (made && made.state !== "failed") return made;
  if (told?.state === "failed") return told.status;
  if (made) return made;
  if (!shown) return job === undefined ? undefined : { ...NOTHING_MORE, ...DELETED };
  // Whether it still runs is not known.
  if (told?.state === "refused") throw told.cause;
  // Done and not shown yet: the job is asked again until its time is over.
  return told?.status ?? { ...NOTHING_MORE, state: "draft", raw: "draft" };
}

const DELETED = { state: "failed", detail: "Satış faturası Paraşüt'te silinmiş.", raw: "deleted" } as const;

type JobState = { readonly state: "open" | "done" | "failed"; readonly status: DocumentStatus };

/** An answer about the job that tells nothing of it: the document at the draft is asked for all the same. */
function asRefused(cause: unknown): { readonly state: "refused"; readonly cause: AppError } {
  if (!(cause instanceof AppError) || cause.code !== "INTEGRATOR_ANSWER_INVALID") throw cause;
  return { state: "refused", cause };
}

/** `undefined` once nobody may ask for the job any more. Words we do not know mean that nothing is decided yet. */
async function jobStatus(client: ParasutClient, id: string): Promise<JobState | undefined> {
  const answer = readIfFound(await client.job(id), jobAnswer, judge);
  if (!answer) return undefined;
  const { status, errors } = answer.data.attributes;
  const raw = status ?? "";
  const detail = (errors ?? []).join("; ").slice(0, 500) || undefined;
  if (status === "done") return { state: "done", status: { ...NOTHING_MORE, state: "processing", raw } };
  if (status === "error") return { state: "failed", status: { ...NOTHING_MORE, state: "failed", detail, raw } };
  return { state: "open", status: { ...NOTHING_MORE, state: "processing", raw } };
}

/** `undefined` while the invoice is a draft. */
function statusOf({ profileId }: DocumentKey, shown: InvoiceAnswer): DocumentStatus | undefined {
  const { data } = shown;
  const document = activeDocument(shown);
  const isCancelled = data.attributes.item_type === "cancelled";
  // Whether a cancelled document still counts as the active one is told nowhere.
  if (!document) return isCancelled ? { ...NOTHING_MORE, state: "cancelled", raw: "cancelled" } : undefined;
  const { type, attributes } = document;
  const number = readNumber(attributes.invoice_number ?? data.attributes.invoice_no);
  const state = type === "e_invoices" ? einvoiceState(attributes, profileId) : archiveState(attributes, number);
  return {
    state: isCancelled ? "cancelled" : state,
    number,
    // Paraşüt does not tell when it reported the document.
    reported: false,
    detail: undefined,
    raw: attributes.status ?? "",
    ettn: attributes.uuid ? toEttn(attributes.uuid.toLowerCase()) : undefined,
  };
}

type Attributes = EDocument["attributes"];

/** Its words (bounced, sent, printed, legalized) tell how it was handed over: signed and numbered, the document exists. */
const archiveState = ({ is_signed }: Attributes, number: string | undefined): DocumentStatus["state"] =>
  number !== undefined && is_signed !== false ? "issued" : "processing";

const ANSWERS: Readonly<Record<string, DocumentStatus["state"]>> = {
  accepted: "delivered",
  rejected: "rejected",
  refunded: "rejected",
};

function einvoiceState(
  { status, response_type, scenario }: Attributes,
  profileId: DocumentKey["profileId"],
): DocumentStatus["state"] {
  if (status === "failed") return "failed";
  if (status !== "successful") return "processing";
  // An answer nobody gave must not be told: what was sent as commercial awaits one, whether the scenario is repeated or not.
  const isCommercial = scenario === "commercial" || profileId === "TICARIFATURA";
  return ANSWERS[response_type ?? ""] ?? (isCommercial ? "answer-pending" : "delivered");
}

/** The e-document of an invoice, for its files; `undefined` while there is none. */
export async function findEDocument(client: ParasutClient, { reference }: DocumentKey): Promise<EDocument | undefined> {
  const { draft } = readProgress(reference);
  if (draft === undefined) return undefined;
  const shown = readIfFound(await client.salesInvoice(draft), invoiceAnswer, judge);
  return shown && activeDocument(shown);
}

/** The sales invoice as it stands; throws what is no answer. */
export const showInvoice = async (client: ParasutClient, id: string): Promise<InvoiceAnswer> =>
  readAnswer(await client.salesInvoice(id), invoiceAnswer, judge);
