import type { Invoice } from "../../invoice/invoice.ts";
import { brokenRules } from "../../invoice/rules/rules.ts";
import type { Taxpayer } from "../../invoice/e-fatura/taxpayer.ts";
import type { SubmitOutcome } from "../../pipeline/ports/integrator.ts";
import type { SandboxBook, SandboxEntry } from "../../pipeline/ports/sandbox-book.ts";
import { wishesOf } from "./magic.ts";
import type { SendScenario } from "./scenarios.ts";
import { isEarchive } from "./story.ts";

export type Sending = {
  readonly book: SandboxBook;
  readonly now: () => Date;
  /** Whether a buyer is an e-Fatura taxpayer, as the trial has it. */
  readonly taxpayerOf: (taxId: string) => Taxpayer | "no answer";
};

/** One send, as an integrator would take it: duplicates, the words of the document, then its contents. */
export async function submitToSandbox(sending: Sending, invoice: Invoice): Promise<SubmitOutcome> {
  const { book, now } = sending;
  const entry = await book.countSend(invoice);
  if (entry.taken) return { kind: "duplicate", providerCode: "ETTN_KAYITLI" };
  const scenario = scenarioFor(entry);
  if (scenario && !scenario.stores) return scenario.outcome;
  const refusal = scenario ? undefined : refusalOf(sending, invoice);
  if (refusal) return refusal;
  const { taken } = await book.take(invoice.ettn, now());
  const isNumberLate = wishesOf(invoice).story.numberAfter !== undefined;
  return scenario?.outcome ?? { kind: "accepted", number: isNumberLate ? undefined : taken?.number };
}

function scenarioFor(entry: SandboxEntry): SendScenario | undefined {
  const { send } = wishesOf(entry.invoice);
  const isForArchive = send?.outcome.kind === "refused" && send.outcome.reason === "reroute";
  if (send === undefined || entry.sends > send.times || (isForArchive && !isEarchive(entry))) return undefined;
  return send;
}

function refusalOf({ taxpayerOf }: Sending, invoice: Invoice): SubmitOutcome | undefined {
  const [broken] = brokenRules(invoice);
  if (broken) {
    return { kind: "refused", reason: "data", provider: { code: broken.code, text: "Deneme modu: belge geçersiz" } };
  }
  const taxpayer = taxpayerOf(invoice.buyer.taxId.value);
  const isRegistered = taxpayer !== "no answer" && taxpayer.registered;
  if (isRegistered !== (invoice.profileId === "EARSIVFATURA")) return undefined;
  const text = isRegistered ? "alıcı e-Fatura mükellefi" : "alıcı e-Fatura mükellefi değil";
  return { kind: "refused", reason: "reroute", provider: { code: "ALICI", text: `Deneme modu: ${text}` } };
}
