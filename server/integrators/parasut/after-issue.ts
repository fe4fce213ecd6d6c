import { AppError } from "../../pipeline/errors.ts";
import type { DocumentKey, RequestOutcome } from "../../pipeline/ports/integrator.ts";
import { type Judge, readAnswer, readFile } from "../answer.ts";
import { createHttp, type HttpOutcome } from "../http.ts";
import type { ParasutClient } from "./client.ts";
import { judge } from "./errors.ts";
import { readProgress } from "./progress.ts";
import { refused, WAIT_SECONDS } from "./steps.ts";
import { findEDocument, showInvoice } from "./track.ts";
import { pdfAnswer } from "./wire.ts";

type Places = { readonly baseUrl: string; readonly timeoutMs?: number | undefined };

/** The PDF by way of an address that lives for an hour; Paraşüt answers 204 while it is not ready. */
export async function downloadPdf(
  client: ParasutClient,
  document: DocumentKey,
  places: Places,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const found = await findEDocument(client, document);
  if (!found) return undefined;
  const outcome = await client.pdf(found.type === "e_invoices" ? "e_invoices" : "e_archives", found.id);
  if (outcome.kind === "answered" && outcome.status === 204) return undefined;
  const { url } = readAnswer(outcome, pdfAnswer, judge).data.attributes;
  const file = await fetchFile(url, places);
  return isWithheld(file) ? undefined : readFile(file, "pdf", judgeOfStore);
}

/** What its store of files says, says nothing of the account. */
const judgeOfStore: Judge = (answer) => ({
  verdict: answer.status === 429 ? "retry" : "unknown",
  provider: judge(answer).provider,
});

/** So the store answers for what is not there yet and for an address that ended: the next one asked for may be good. */
const isWithheld = (file: HttpOutcome): boolean =>
  file.kind === "answered" && (file.status === 403 || file.status === 404);

/** Where Paraşüt may keep files: itself and Amazon's S3, no other machine there. Another address is not asked, whoever named it. */
const STORES = /\.parasut\.com$|^([\w.-]+\.)?s3([.-][a-z0-9]+)*\.amazonaws\.com$/;
/** No host has a longer name (RFC 1035), and one that goes on and on would take for ever to be told from these. */
const LONGEST_HOST = 253;

const isStore = ({ protocol, port, hostname }: URL): boolean =>
  protocol === "https:" && port === "" && hostname.length <= LONGEST_HOST && STORES.test(hostname);

async function fetchFile(address: string, { baseUrl, timeoutMs }: Places): Promise<HttpOutcome> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || (url.origin !== new URL(baseUrl).origin && !isStore(url)))
    throw new AppError("INTEGRATOR_ANSWER_INVALID", { facts: { field: "url" } });
  // The address is a key of its own; the account's token is not shown to a store of files.
  const http = createHttp({ baseUrl: url.origin, key: { header: "x-requested-with", value: "otofatura" }, timeoutMs });
  return http({ method: "GET", path: `${url.pathname}${url.search}`, accept: "application/pdf", isFile: true });
}

export const cancelDocument = (client: ParasutClient, document: DocumentKey): Promise<RequestOutcome> =>
  settle(client, document, { ask: client.cancel, isDone: (itemType) => itemType === "cancelled" });

export const undoCancel = (client: ParasutClient, document: DocumentKey): Promise<RequestOutcome> =>
  settle(client, document, { ask: client.recover, isDone: (itemType) => itemType !== "cancelled" });

type Change = {
  readonly ask: (id: string) => Promise<HttpOutcome>;
  readonly isDone: (itemType: string | null | undefined) => boolean;
};

/** A refusal may only mean that it was done before: the invoice itself tells. */
async function settle(
  client: ParasutClient,
  { profileId, reference }: DocumentKey,
  { ask, isDone }: Change,
): Promise<RequestOutcome> {
  // Against an e-Fatura there is the buyer's answer or GİB's own page; its sale would only vanish from the books.
  if (profileId !== "EARSIVFATURA") return { kind: "refused", provider: { code: "NOT_EARCHIVE", text: "" } };
  const { draft } = readProgress(reference);
  if (draft === undefined) return { kind: "refused", provider: { code: "NO_DOCUMENT", text: "" } };
  const outcome = await ask(draft);
  if (outcome.kind !== "answered")
    return outcome.kind === "lost" ? { kind: "unknown" } : { kind: "retry", afterSeconds: undefined };
  if (outcome.status === 200 || outcome.status === 204) return { kind: "done" };
  const told = refused(outcome);
  if (told.kind === "config") throw new AppError("INTEGRATOR_CONFIG", { facts: { providerCode: told.provider.code } });
  if (told.kind === "retry" && outcome.status === 429)
    return { kind: "retry", afterSeconds: told.afterSeconds ?? WAIT_SECONDS };
  if (told.kind !== "refused") return { kind: "unknown" };
  const { data } = await showInvoice(client, draft);
  return isDone(data.attributes.item_type) ? { kind: "done" } : { kind: "refused", provider: told.provider };
}
