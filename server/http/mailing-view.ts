import type { MailingNow } from "../pipeline/mail/may-mail.ts";
import type { MailingView } from "./mailing-contract.ts";

/** A marker without an answer is still on its way for whoever looks. */
export const toMailingView = ({ address, mailing, canAsk }: MailingNow): MailingView => ({
  state: mailing?.state === "begun" ? "due" : (mailing?.state ?? "none"),
  sentAt: mailing?.sentAt ?? null,
  address,
  canAsk,
});
