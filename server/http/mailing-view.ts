import type { MailingNow } from "../pipeline/mail/may-mail.ts";
import type { MailingView } from "./mailing-contract.ts";

export const toMailingView = (now: MailingNow): MailingView => ({
  state: stateOf(now),
  sentAt: now.mailing?.sentAt ?? null,
  address: now.address,
  canAsk: now.canAsk,
});

/** A marker without an answer is still on its way for whoever looks; what is kept back is not. */
function stateOf({ mailing, isKeptBack }: MailingNow): MailingView["state"] {
  if (!mailing || isKeptBack) return "none";
  return mailing.state === "begun" ? "due" : mailing.state;
}
