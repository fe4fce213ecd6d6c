import type { Taxpayer } from "../../invoice/e-fatura/taxpayer.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { NilveraClient } from "./client.ts";
import { readIfFound } from "./read.ts";
import { taxpayerAnswer, taxpayerCard } from "./wire.ts";

/**
 * Asks the e-Fatura list. Only an empty answer about this very number means "not registered", or Nilvera's own code for what it
 * has no record of. Of a registered one the card is read too: it alone tells the tax office and which mailboxes are closed.
 */
export async function lookUpTaxpayer(client: NilveraClient, taxId: string): Promise<Taxpayer> {
  const rows = readIfFound(await client.taxpayer(taxId), taxpayerAnswer) ?? [];
  if (rows.some(({ TaxNumber }) => TaxNumber && TaxNumber !== taxId)) {
    throw new AppError("INTEGRATOR_ANSWER_INVALID", { facts: { rows: rows.length } });
  }
  if (rows.length === 0) return { registered: false };
  const card = readIfFound(await client.taxpayerCard(taxId), taxpayerCard);
  const isClosed = closedIn(card?.Aliases ?? []);
  const aliases = rows.flatMap(({ Name }) => (Name && !isSenderAlias(Name) && !isClosed(Name) ? [Name] : []));
  return {
    registered: true,
    title: rows.find(({ Title }) => Title)?.Title ?? card?.Title ?? undefined,
    taxOffice: card?.TaxDepartment || undefined,
    isPublic: [card, ...rows].some((one) => one?.Type?.toUpperCase() === "KAMU"),
    aliases: [...new Set(aliases)],
  };
}

type Mailbox = NonNullable<ReturnType<typeof taxpayerCard.parse>["Aliases"]>[number];

/** Whoever leaves an integrator and opens the same mailbox elsewhere stands on the card with both: one that is open counts. */
function closedIn(mailboxes: readonly Mailbox[]): (name: string) => boolean {
  const open = new Set(mailboxes.flatMap(({ Name, DeletionTime }) => (DeletionTime ? [] : (Name ?? []))));
  const known = new Set(mailboxes.flatMap(({ Name }) => Name ?? []));
  return (name) => known.has(name) && !open.has(name);
}

/**
 * Rows do not say whether an alias receives (PK) or sends (GB); GİB's naming custom does, as in "urn:mail:defaultgb@…".
 * An unusual name stays in: an e-Fatura user must never look like a consumer.
 */
const isSenderAlias = (alias: string): boolean => /gb\d*@/i.test(alias);
