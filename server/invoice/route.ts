import { PROFILES } from "../gib/profile-ids.ts";
import { type Fault, fault } from "./fault.ts";
import type { ProfileId } from "./invoice.ts";
import { err, ok, type Result } from "./result.ts";
import type { EinvoicePolicy } from "./shop-profile.ts";
import { CONSUMER_TCKN, FOREIGNER_VKN } from "./tax-id.ts";
import type { RegisteredTaxpayer, Taxpayer } from "./taxpayer.ts";

/** Which document a buyer gets, and where it goes. */
export type Route = {
  readonly profileId: ProfileId;
  readonly receiverAlias?: string;
  readonly registered?: Pick<RegisteredTaxpayer, "title" | "taxOffice">;
};

export const E_ARCHIVE: Route = { profileId: "EARSIVFATURA" };

/** Whether a number names somebody the registry can know: the placeholders of consumers and foreigners do not. */
export const isRegistrable = (taxId: string): boolean => taxId !== CONSUMER_TCKN && taxId !== FOREIGNER_VKN;

/**
 * e-Fatura for whoever is registered at this moment, e-Arşiv for everyone else (VUK GT 509): KAMU for a public body, the
 * seller's choice of scenario for any other. A registered buyer without a mailbox in use cannot be reached at all.
 */
export function routeFor(taxpayer: Taxpayer, { profile }: EinvoicePolicy): Result<Route, Fault> {
  if (!taxpayer.registered) return ok(E_ARCHIVE);
  const { aliases, isPublic, title, taxOffice } = taxpayer;
  const receiverAlias = aliases.find((alias) => DEFAULT_MAILBOX.test(alias)) ?? aliases[0];
  if (receiverAlias === undefined) return err(fault("BUYER_MAILBOX_MISSING", "buyer.taxId"));
  return ok({ profileId: isPublic ? "KAMU" : profile, receiverAlias, registered: { title, taxOffice } });
}

/** By GİB's naming custom; further mailboxes are a company's departments or branches. */
const DEFAULT_MAILBOX = /^(urn:mail:)?default(pk|posta)/i;

/** Whether a document made some time ago may still go the way it was made for. */
export function isRouteOpen(
  { profileId, receiverAlias }: Pick<Route, "profileId" | "receiverAlias">,
  taxpayer: Taxpayer,
): boolean {
  const isEinvoice = PROFILES[profileId].channel === "einvoice";
  if (!taxpayer.registered || !isEinvoice) return taxpayer.registered === isEinvoice;
  return receiverAlias === undefined || taxpayer.aliases.includes(receiverAlias);
}
