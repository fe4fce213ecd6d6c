import type { Taxpayer } from "../../invoice/e-fatura/taxpayer.ts";
import { AppError } from "../../pipeline/errors.ts";
import { readAnswer } from "../answer.ts";
import type { ParasutClient } from "./client.ts";
import { judge } from "./errors.ts";
import { inboxesAnswer } from "./wire.ts";

const MOST_PAGES = 40;

/** Asks for e-Fatura mailboxes. Only an empty answer about this very number means "not registered". */
export async function lookUpTaxpayer(client: ParasutClient, taxId: string): Promise<Taxpayer> {
  const aliases = new Set<string>();
  let title: string | undefined;
  let isPublic = false;
  let rows = 0;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data, meta } = readAnswer(await client.inboxes(taxId, page), inboxesAnswer, judge);
    for (const { attributes } of data) {
      if (attributes.vkn && attributes.vkn !== taxId)
        throw new AppError("INTEGRATOR_ANSWER_INVALID", { facts: { page } });
      const alias = attributes.e_invoice_address;
      if (alias && !isSenderAlias(alias)) aliases.add(alias);
      title ??= attributes.name ?? undefined;
      // GİB's word for a public body: its scenario has no place here, so it must not get another by mistake.
      isPublic ||= attributes.inbox_type?.toUpperCase() === "KAMU";
      rows += 1;
    }
    if (data.length === 0 || page >= (meta?.total_pages ?? 1)) break;
  }
  return rows === 0 ? { registered: false } : { registered: true, title, isPublic, aliases: [...aliases] };
}

/**
 * What `inbox_type` may say is written nowhere, so GİB's naming custom tells the box that sends, as in "urn:mail:defaultgb@…".
 * An unusual name stays in: an e-Fatura user must never look like a consumer.
 */
const isSenderAlias = (alias: string): boolean => /gb\d*@/i.test(alias);
