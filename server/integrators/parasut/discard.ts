import type { DiscardOutcome, DocumentKey, SubmitOutcome } from "../../pipeline/ports/integrator.ts";
import { readIfFound, refusedQuestion, unreachable } from "../answer.ts";
import type { HttpOutcome } from "../http.ts";
import type { ParasutClient } from "./client.ts";
import { judge } from "./errors.ts";
import { type Progress, readProgress, type Refused } from "./progress.ts";
import { refused } from "./steps.ts";
import { activeDocument, invoiceAnswer } from "./wire.ts";

const DRAFT_DELETED = "Taslak satış faturası silindi.";
const DRAFT_LEFT = "Taslak satış faturası silinemedi: Paraşüt'te elle silin.";
/** It bears a number already, and somebody may yet mend it there. */
const FAILED_LEFT =
  "Satış faturası Paraşüt'te duruyor: orada düzeltip gönderirseniz o sayılır; buradan yeniden kesecekseniz önce orada silin.";

/** Left in the books a draft would count as a sale beside the next attempt's. */
export async function discardDraft(client: ParasutClient, { reference }: DocumentKey): Promise<DiscardOutcome> {
  const { draft } = readProgress(reference);
  if (draft === undefined) return { kind: "gone" };
  const before = await stateOf(client, draft);
  if (before !== "draft") return before === "failed" ? { kind: "left", text: FAILED_LEFT } : { kind: before };
  const outcome = await client.deleteDraft(draft);
  if (isGone(outcome)) return { kind: "gone" };
  if (outcome.kind !== "answered") throw unreachable(outcome);
  if (judge(outcome).verdict !== "data") throw refusedQuestion(outcome, judge);
  const after = await stateOf(client, draft);
  return after === "gone" || after === "document" ? { kind: after } : { kind: "left", text: DRAFT_LEFT };
}

/** `failed`: an e-Fatura that GİB turned down, which is no document and no draft any more. */
async function stateOf(client: ParasutClient, draft: string): Promise<"gone" | "document" | "failed" | "draft"> {
  const shown = readIfFound(await client.salesInvoice(draft), invoiceAnswer, judge);
  if (!shown) return "gone";
  const made = activeDocument(shown);
  if (!made) return "draft";
  return made.type === "e_invoices" && made.attributes.status === "failed" ? "failed" : "document";
}

const isGone = (outcome: HttpOutcome): boolean =>
  outcome.kind === "answered" &&
  (outcome.status === 200 || outcome.status === 204 || judge(outcome).verdict === "not-found");

type Doomed = Progress & { readonly draft: string; readonly refused: Refused };

/**
 * Deletes the draft of what was refused. Why is committed before, so that a lost answer, or a crash, leaves the merchant the
 * reason and the books without the draft: while nobody says that it is gone it is deleted again later.
 */
export async function withoutDraft(
  client: ParasutClient,
  { draft, refused: { reason, provider } }: Doomed,
): Promise<SubmitOutcome> {
  const outcome = await client.deleteDraft(draft);
  if (outcome.kind !== "answered") return { kind: "retry", afterSeconds: undefined };
  const told = refused(outcome);
  if (!isGone(outcome) && told.kind !== "refused") return told;
  const text = `${provider.text} ${isGone(outcome) ? DRAFT_DELETED : DRAFT_LEFT}`.trim();
  return { kind: "refused", reason, provider: { ...provider, text } };
}
