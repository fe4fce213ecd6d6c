import type { Taxpayer } from "../../invoice/taxpayer.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { NilveraClient } from "./client.ts";
import { readAnswer } from "./read.ts";
import { taxpayerAnswer } from "./wire.ts";

/** Asks the e-Fatura list. Only an empty answer about this very number means "not registered". */
export async function lookUpTaxpayer(client: NilveraClient, taxId: string): Promise<Taxpayer> {
  const rows = readAnswer(await client.taxpayer(taxId), taxpayerAnswer);
  if (rows.some(({ TaxNumber }) => TaxNumber && TaxNumber !== taxId)) {
    throw new AppError("INTEGRATOR_ANSWER_INVALID", { facts: { rows: rows.length } });
  }
  if (rows.length === 0) return { registered: false };
  const aliases = rows.flatMap(({ Name }) => (Name && !isSenderAlias(Name) ? [Name] : []));
  return {
    registered: true,
    title: rows.find(({ Title }) => Title)?.Title ?? undefined,
    aliases: [...new Set(aliases)],
  };
}

/**
 * Rows do not say whether an alias receives (PK) or sends (GB); GİB's naming custom does, as in "urn:mail:defaultgb@…".
 * An unusual name stays in: an e-Fatura user must never look like a consumer.
 */
const isSenderAlias = (alias: string): boolean => /gb\d*@/i.test(alias);
