import type { ProfileId } from "../../invoice/invoice.ts";
import { fold } from "../../invoice/text.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { AccountModule, DocumentKey, IntegratorAccount, RequestOutcome } from "../../pipeline/ports/integrator.ts";
import { parseBody, readMailed } from "../answer.ts";
import { writeJson } from "../exact-json.ts";
import type { HttpAnswer } from "../http.ts";
import { moduleOf, type NilveraClient } from "./client.ts";
import { judge } from "./errors.ts";
import { readAnswer } from "./read.ts";
import { companyAnswer, creditsAnswer, mailAnswer, modulesAnswer, seriesAnswer } from "./wire.ts";

/** Whose account the key opens. Its credits are told where the key may see them. */
export async function readAccount(client: NilveraClient): Promise<IntegratorAccount> {
  const company = readAnswer(await client.company(), companyAnswer);
  if (company.IsActive === false || company.IsDeleted) {
    throw new AppError("INTEGRATOR_CONFIG", { facts: { providerCode: "COMPANY_INACTIVE" } });
  }
  const [credits, modules] = [await creditsLeft(client), await activeModules(client)];
  return { vkn: company.TaxNumber, title: company.Name ?? "", credits, modules };
}

/** Modules by their names, the only thing that tells them apart; a list of none that we know tells nothing. */
async function activeModules(client: NilveraClient): Promise<readonly AccountModule[] | undefined> {
  const outcome = await client.modules();
  const rows =
    outcome.kind === "answered" && outcome.status === 200 ? parseBody(outcome.body, modulesAnswer) : undefined;
  const known = (rows ?? []).flatMap(({ Name, IsActive }) => {
    const module = moduleNamed(Name);
    return module === undefined ? [] : [{ module, isActive: IsActive }];
  });
  return known.length === 0 ? undefined : known.flatMap(({ module, isActive }) => (isActive ? [module] : []));
}

const MODULES: readonly (readonly [AccountModule, RegExp])[] = [
  ["earchive", /^e?(arsiv|archive)/],
  ["einvoice", /^e?(fatura|invoice)/],
];

const moduleNamed = (name: string | null | undefined): AccountModule | undefined =>
  MODULES.find(([, pattern]) => pattern.test(fold(name ?? "")))?.[0];

/**
 * Nilvera sells credit by module, e-Defter and messages among them: of e-Arşiv's and e-Fatura's the one that ends first. Rows
 * under no name that we know may be of either.
 */
export async function creditsLeft(client: NilveraClient): Promise<number | undefined> {
  const outcome = await client.credits();
  const rows =
    outcome.kind === "answered" && outcome.status === 200 ? parseBody(outcome.body, creditsAnswer) : undefined;
  if (!rows?.length) return undefined;
  const { earchive, einvoice, unnamed } = Object.groupBy(rows, ({ Name }) => moduleNamed(Name) ?? "unnamed");
  const ofOurs = [earchive, einvoice].flatMap((own) => (own ? [totalOf(own)] : []));
  return ofOurs.length > 0 ? Math.min(...ofOurs) : totalOf(unnamed ?? []);
}

const totalOf = (rows: readonly { readonly RemainingCredit: number }[]): number =>
  rows.reduce((total, { RemainingCredit }) => total + RemainingCredit, 0);

/** Pages of a hundred: more than any account has, should Nilvera count them wrongly. */
const MOST_PAGES = 20;

export async function listSeries(client: NilveraClient, profileId: ProfileId): Promise<readonly string[]> {
  const names: string[] = [];
  let next: number | undefined;
  for (let asked = 1; asked <= MOST_PAGES; asked += 1) {
    const { Content, Page, TotalPages } = readAnswer(await client.series(moduleOf(profileId), next), seriesAnswer);
    names.push(...(Content ?? []).flatMap(({ Name, IsActive }) => (Name && IsActive !== false ? [Name] : [])));
    if (!Content?.length || asked >= (TotalPages ?? 1)) break;
    // Whether the first page is 0 or 1 is told by the page alone.
    next = (Page ?? asked) + 1;
  }
  return names;
}

const isMailed = ({ status, body }: HttpAnswer): boolean => status === 200 && parseBody(body, mailAnswer) !== undefined;

/** Nilvera mails the document itself, in its own design. */
export async function mailInvoice(
  client: NilveraClient,
  { ettn, profileId }: DocumentKey,
  address: string,
): Promise<RequestOutcome> {
  const asked = writeJson({ UUID: ettn, emailAddresses: [address] });
  return readMailed(await client.mail(moduleOf(profileId), asked), judge, isMailed);
}
