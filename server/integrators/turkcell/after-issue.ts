import type { DocumentKey, RequestOutcome } from "../../pipeline/ports/integrator.ts";
import { failedRequest, isPlainYes, readMailed, refusedQuestion } from "../answer.ts";
import { type HttpAnswer, retryAfterSeconds } from "../http.ts";
import { orUndecided } from "../refusal.ts";
import type { TurkcellClient } from "./client.ts";
import { judge } from "./errors.ts";
import { findInvoice } from "./track.ts";

const NOT_EARCHIVE: RequestOutcome = { kind: "refused", provider: { code: "NOT_EARCHIVE", text: "" } };

/** Turkcell cancels e-Arşiv alone, and keeps no reason: against an e-Fatura there is the buyer's answer or GİB's own page. */
export async function cancelInvoice(client: TurkcellClient, key: DocumentKey): Promise<RequestOutcome> {
  if (key.profileId !== "EARSIVFATURA") return NOT_EARCHIVE;
  const outcome = await client.cancel(key.ettn);
  return outcome.kind === "answered" ? readChange(client, key, outcome) : failedRequest(outcome);
}

async function readChange(client: TurkcellClient, key: DocumentKey, answer: HttpAnswer): Promise<RequestOutcome> {
  if (isPlainYes(answer)) return { kind: "done" };
  const { verdict, provider } = judge(answer);
  switch (verdict) {
    case "config":
      throw refusedQuestion(answer, judge);
    case "retry":
      return { kind: "retry", afterSeconds: retryAfterSeconds(answer.headers) };
    case "unknown":
      return { kind: "unknown" };
    default: {
      // No code says "already cancelled"; the document itself does.
      const found = await orUndecided(() => findInvoice(client, key));
      return found?.state === "cancelled" ? { kind: "done" } : { kind: "refused", provider };
    }
  }
}

/** An e-Fatura reaches its buyer's mailbox and no other. */
export async function mailInvoice(client: TurkcellClient, key: DocumentKey, address: string): Promise<RequestOutcome> {
  if (key.profileId !== "EARSIVFATURA") return NOT_EARCHIVE;
  return readMailed(await client.mail(key.ettn, address), judge, isPlainYes);
}
