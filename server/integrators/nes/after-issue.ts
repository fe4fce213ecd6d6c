import type { DocumentKey, RequestOutcome } from "../../pipeline/ports/integrator.ts";
import { failedRequest, isPlainYes, readMailed, refusedQuestion } from "../answer.ts";
import { type HttpAnswer, type HttpOutcome, retryAfterSeconds } from "../http.ts";
import type { NesClient } from "./client.ts";
import { carriesErrors, judge } from "./errors.ts";

/** NES cancels e-Arşiv alone: against an e-Fatura there is the buyer's answer or GİB's own page. */
export async function changeArchive(profileId: string, change: () => Promise<HttpOutcome>): Promise<RequestOutcome> {
  if (profileId !== "EARSIVFATURA") return { kind: "refused", provider: { code: "NOT_EARCHIVE", text: "" } };
  const outcome = await change();
  return outcome.kind === "answered" ? readChange(outcome) : failedRequest(outcome);
}

/** "Already cancelled" is what was asked for. */
function readChange(answer: HttpAnswer): RequestOutcome {
  if (isDone(answer)) return { kind: "done" };
  const { verdict, provider } = judge(answer);
  switch (verdict) {
    case "done":
      return { kind: "done" };
    case "config":
      throw refusedQuestion(answer, judge);
    case "retry":
      return { kind: "retry", afterSeconds: retryAfterSeconds(answer.headers) };
    case "unknown":
      return { kind: "unknown" };
    default:
      return { kind: "refused", provider };
  }
}

/** NES mails the document itself, in its own design. */
export const mailInvoice = async (
  client: NesClient,
  { ettn, profileId }: DocumentKey,
  address: string,
): Promise<RequestOutcome> => readMailed(await client.mail(profileId, ettn, address), judge, isDone);

const isDone = (answer: HttpAnswer): boolean => isPlainYes(answer) && !carriesErrors(answer);
