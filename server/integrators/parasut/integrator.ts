import { AppError } from "../../pipeline/errors.ts";
import type { Integrator, IntegratorAccount, IntegratorCapabilities } from "../../pipeline/ports/integrator.ts";
import { readAnswer } from "../answer.ts";
import { cancelDocument, downloadPdf, undoCancel } from "./after-issue.ts";
import { createParasutClient, type ParasutClient } from "./client.ts";
import { discardDraft } from "./discard.ts";
import { judge } from "./errors.ts";
import { PROFILES, TYPES } from "./limits.ts";
import { readProgress } from "./progress.ts";
import { submitStep } from "./submit.ts";
import { lookUpTaxpayer } from "./taxpayer.ts";
import type { TokensOptions } from "./tokens.ts";
import { findDocument } from "./track.ts";
import { meAnswer } from "./wire.ts";

export const PARASUT_CAPABILITIES: IntegratorCapabilities = {
  numbers: "provider",
  keepsCallerUuid: false,
  input: "json",
  profiles: PROFILES,
  types: TYPES,
  resend: "new-ettn",
  cancels: true,
  undoesCancel: true,
  recomputesVat: true,
  isTwoPhase: true,
  // A company that tried Paraşüt out first has its trial's books beside the real ones, under the same tax number.
  accountField: "companyId",
  // A job can be asked about for 15 minutes (guide, Satış Faturası Resmileştirme); that it has ended by then is said nowhere.
  settlesInSeconds: 3600,
  formats: ["pdf"],
  // Ten requests (guide); a call here takes one or two.
  rateLimit: { requests: 6, perSeconds: 10 },
};

/** Paraşüt, an accounting service: a sales invoice in its books first, the legal document made of it in a second step. */
export function createParasut(options: TokensOptions): Integrator {
  const client = createParasutClient(options);
  return {
    capabilities: PARASUT_CAPABILITIES,
    verifyCredentials: () => verifyCredentials(client, options.access["companyId"] ?? ""),
    isElsewhere: ({ reference }) => (readProgress(reference).company ?? client.company) !== client.company,
    lookUpTaxpayer: (taxId) => lookUpTaxpayer(client, taxId),
    submit: (invoice, earlier) => submitStep(client, invoice, earlier),
    findByEttn: (document) => findDocument(client, document),
    download: async (document, format) => (format === "pdf" ? downloadPdf(client, document, options) : undefined),
    cancel: (document) => cancelDocument(client, document),
    discard: (document) => discardDraft(client, document),
    undoCancel: (document) => undoCancel(client, document),
  };
}

/** Consent is asked for once: the code becomes tokens here, and they are what is kept. */
async function verifyCredentials(client: ParasutClient, companyId: string): Promise<IntegratorAccount> {
  const { included } = readAnswer(await client.me(), meAnswer, judge);
  const company = included.find(({ type, id }) => type === "companies" && id === companyId)?.attributes;
  if (!company?.tax_number) throw new AppError("INTEGRATOR_CONFIG", { facts: { providerCode: "COMPANY_UNKNOWN" } });
  const title = company.legal_name || company.name || "";
  return { vkn: company.tax_number, title, access: client.access() };
}
