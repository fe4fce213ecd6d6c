import { PROFILES } from "../../gib/profile-ids.ts";
import { type Fault, fault } from "../fault.ts";
import type { ProfileId } from "../invoice.ts";
import { err, ok, type Result } from "../result.ts";
import type { EinvoicePolicy } from "../shop-profile.ts";
import { CONSUMER_TCKN, FOREIGNER_VKN } from "../parties/tax-id.ts";
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

export type RouteWishes = EinvoicePolicy & {
  /** The mailbox a person chose for this order. */
  readonly mailbox?: string | undefined;
};

/**
 * e-Fatura for whoever is registered at this moment, e-Arşiv for everyone else (VUK GT 509): KAMU for a public body, the
 * seller's choice of scenario for any other. A registered buyer without a mailbox in use cannot be reached at all.
 */
export function routeFor(taxpayer: Taxpayer, { profile, mailbox }: RouteWishes): Result<Route, Fault> {
  if (!taxpayer.registered) return ok(E_ARCHIVE);
  const { aliases, isPublic, title, taxOffice } = taxpayer;
  if (aliases.length === 0) return err(fault("BUYER_MAILBOX_MISSING", "buyer.taxId"));
  const receiverAlias = mailboxOf(aliases, mailbox);
  if (receiverAlias === undefined) {
    return err(fault("BUYER_MAILBOX_UNCLEAR", "buyer.mailbox", { mailboxes: aliases.join(MAILBOX_SEPARATOR) }));
  }
  return ok({ profileId: isPublic ? "KAMU" : profile, receiverAlias, registered: { title, taxOffice } });
}

/** The chosen one while it is in use, else the only one, else the first that is named as the default; of others a person chooses. */
function mailboxOf(aliases: readonly string[], chosen: string | undefined): string | undefined {
  if (chosen !== undefined && aliases.includes(chosen)) return chosen;
  return aliases.length === 1 ? aliases[0] : aliases.find((alias) => DEFAULT_MAILBOX.test(alias));
}

const MAILBOX_SEPARATOR = ", ";

/** The mailboxes a person is asked to choose from. */
export const mailboxesAsked = (faults: readonly Fault[]): readonly string[] =>
  faults.flatMap(({ code, facts }) =>
    code === "BUYER_MAILBOX_UNCLEAR" ? String(facts?.["mailboxes"] ?? "").split(MAILBOX_SEPARATOR) : [],
  );

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
