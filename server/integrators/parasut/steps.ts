import type { z } from "zod";
import type { Invoice } from "../../invoice/invoice.ts";
import { partyName } from "../../invoice/parties/party.ts";
import { err, ok, type Result } from "../../invoice/result.ts";
import { CONSUMER_TCKN, FOREIGNER_VKN } from "../../invoice/parties/tax-id.ts";
import type { SubmitOutcome } from "../../pipeline/ports/integrator.ts";
import { parseBody } from "../answer.ts";
import { type HttpOutcome, KEY_UNUSABLE, retryAfterSeconds } from "../http.ts";
import type { ParasutClient } from "./client.ts";
import { judge } from "./errors.ts";
import type { DraftRow } from "./rounding.ts";
import { markOf, toContact, toProduct, toSalesInvoice } from "./transform.ts";
import { contactsAnswer, createdAnswer, draftsAnswer, productsAnswer } from "./wire.ts";

/** The id of what a step found or made, or what became of the attempt instead. */
export type Made = Result<string, SubmitOutcome>;

/** Paraşüt's guide: ten requests within ten seconds. */
export const WAIT_SECONDS = 10;

/**
 * The buyer among the customers, the only contacts that can be sold to (guide), else a new one. Numbers that stand for nobody find
 * people by e-mail or name alone.
 */
export async function findOrCreateContact(client: ParasutClient, invoice: Invoice): Promise<Made> {
  const { buyer } = invoice;
  const name = partyName(buyer);
  const { value } = buyer.taxId;
  const isPerson = value !== CONSUMER_TCKN && value !== FOREIGNER_VKN;
  const [filter, wanted] = isPerson ? (["tax_number", value] as const) : byMail(buyer.email, name);
  const found = read(await client.customers(filter, wanted), contactsAnswer);
  if (!found.ok) return found;
  const known = found.value.data.find(
    ({ attributes }) =>
      attributes.archived !== true &&
      attributes.tax_number === value &&
      attributes.name === name &&
      (isPerson || (attributes.email ?? undefined) === buyer.email),
  );
  return known ? ok(known.id) : created(await client.createContact(toContact(invoice)));
}

const byMail = (email: string | undefined, name: string) =>
  email === undefined ? (["name", name] as const) : (["email", email] as const);

/** What is sold among the products, by its stock code where it has one, else a new one: every row needs a product. */
export async function findOrCreateProduct(client: ParasutClient, row: DraftRow): Promise<Made> {
  const { code, name } = row;
  const asked = code === undefined ? client.products("name", name) : client.products("code", code);
  const found = read(await asked, productsAnswer);
  if (!found.ok) return found;
  const known = found.value.data.find(
    ({ attributes }) =>
      attributes.archived !== true && (code === undefined ? attributes.name === name : attributes.code === code),
  );
  return known ? ok(known.id) : created(await client.createProduct(toProduct(row)));
}

/** More pages of one buyer's invoices of one day than any shop has. */
const MOST_PAGES = 40;

type Parts = Parameters<typeof toSalesInvoice>[1];

/** The draft of an earlier try whose answer was lost, known by its mark, else a new one. */
export async function findOrCreateDraft(client: ParasutClient, invoice: Invoice, parts: Parts): Promise<Made> {
  const mark = markOf(invoice);
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const found = read(await client.salesInvoices(invoice.issueDate, parts.contact, page), draftsAnswer);
    if (!found.ok) return found;
    const { data, meta } = found.value;
    const ours = data.find(({ attributes }) => attributes.description?.includes(mark));
    if (ours) return ok(ours.id);
    if (data.length === 0 || page >= (meta?.total_pages ?? 1)) break;
  }
  return created(await client.createSalesInvoice(toSalesInvoice(invoice, parts)));
}

function created(outcome: HttpOutcome): Made {
  const made = read(outcome, createdAnswer);
  return made.ok ? ok(made.value.data.id) : made;
}

/**
 * Reads an answer before anything legal exists: one that was lost may simply be asked for again, because whatever it made is
 * found by the next try.
 */
export function read<T>(outcome: HttpOutcome, schema: z.ZodType<T>): Result<T, SubmitOutcome> {
  if (outcome.kind !== "answered") return err(failed(outcome.reason));
  if (outcome.status !== 200 && outcome.status !== 201) return err(refused(outcome));
  const answer = parseBody(outcome.body, schema);
  return answer === undefined ? err({ kind: "retry", afterSeconds: undefined }) : ok(answer);
}

const failed = (reason: string): SubmitOutcome =>
  reason === KEY_UNUSABLE
    ? { kind: "config", provider: { code: reason, text: "" } }
    : { kind: "retry", afterSeconds: undefined };

/** What a refusal means for the document. `unknown` is the caller's: only a formalisation can be in doubt. */
export function refused(answer: Extract<HttpOutcome, { kind: "answered" }>): SubmitOutcome {
  const { verdict, provider } = judge(answer);
  switch (verdict) {
    case "config":
      return { kind: "config", provider };
    case "data":
    case "not-found":
      return { kind: "refused", reason: "data", provider };
    case "retry":
      return { kind: "retry", afterSeconds: retryAfterSeconds(answer.headers) ?? WAIT_SECONDS };
    case "unknown":
      return { kind: "retry", afterSeconds: undefined };
  }
}
