import type { Ettn } from "../../invoice/ids.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { DocumentKey, RequestOutcome } from "../../pipeline/ports/integrator.ts";
import { failedRequest, parseBody, refusedQuestion } from "../answer.ts";
import { type HttpOutcome, retryAfterSeconds } from "../http.ts";
import type { NilveraClient } from "./client.ts";
import { judge } from "./errors.ts";
import { findInvoice } from "./track.ts";
import { cancelAnswer, revertAnswer } from "./wire.ts";

/** Against an e-Fatura there is the buyer's answer or GİB's own page. */
const NOT_EARCHIVE: RequestOutcome = { kind: "refused", provider: { code: "NOT_EARCHIVE", text: "" } };

/** Cancels an e-Arşiv invoice. What is cancelled already is as good as done. */
export async function cancelInvoice(client: NilveraClient, { ettn, profileId }: DocumentKey): Promise<RequestOutcome> {
  if (profileId !== "EARSIVFATURA") return NOT_EARCHIVE;
  const outcome = await client.cancel(ettn);
  const done = answered(outcome, cancelAnswer)?.some((one) => one.toLowerCase() === ettn) === true;
  return settled({ client, ettn, wanted: true }, done ? { kind: "done" } : readRefusal(outcome));
}

/** Possible until the cancellation itself is reported to GİB. */
export async function revertCancel(client: NilveraClient, { ettn, profileId }: DocumentKey): Promise<RequestOutcome> {
  if (profileId !== "EARSIVFATURA") return NOT_EARCHIVE;
  const outcome = await client.revertCancel(ettn);
  const done = answered(outcome, revertAnswer) === true;
  return settled({ client, ettn, wanted: false }, done ? { kind: "done" } : readRefusal(outcome));
}

const answered = <T>(outcome: HttpOutcome, schema: Parameters<typeof parseBody<T>>[1]): T | undefined =>
  outcome.kind === "answered" && outcome.status === 200 ? parseBody(outcome.body, schema) : undefined;

function readRefusal(outcome: HttpOutcome): RequestOutcome {
  if (outcome.kind !== "answered") return failedRequest(outcome);
  // Its list then holds messages in place of the ETTN.
  if (outcome.status === 200) {
    const words = parseBody(outcome.body, cancelAnswer);
    return words ? { kind: "refused", provider: { code: "200", text: words.join("; ") } } : { kind: "unknown" };
  }
  const { verdict, provider } = judge(outcome);
  // The account refuses everything: that says nothing of this document.
  if (verdict === "config") throw refusedQuestion(outcome, judge);
  if (verdict === "retry") return { kind: "retry", afterSeconds: retryAfterSeconds(outcome.headers) };
  return verdict === "unknown" ? { kind: "unknown" } : { kind: "refused", provider };
}

type Wanted = { readonly client: NilveraClient; readonly ettn: Ettn; readonly wanted: boolean };

/** A refusal, and an answer that says nothing, are held against the document's own status: asking twice is asking once. */
async function settled({ client, ettn, wanted }: Wanted, outcome: RequestOutcome): Promise<RequestOutcome> {
  if (outcome.kind === "done" || outcome.kind === "retry") return outcome;
  try {
    const status = await findInvoice(client, { ettn, profileId: "EARSIVFATURA" });
    return status && (status.state === "cancelled") === wanted && status.state !== "processing"
      ? { kind: "done" }
      : outcome;
  } catch (error) {
    if (error instanceof AppError) return outcome;
    throw error;
  }
}
