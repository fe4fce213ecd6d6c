import type { InvoiceType, ProfileId } from "../../invoice/invoice.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { Integrator, IntegratorAccount, IntegratorCapabilities } from "../../pipeline/integrator.ts";
import { createNilveraClient, type NilveraAccess, type NilveraClient } from "./client.ts";
import { downloadArchiveInvoice } from "./download.ts";
import { readAnswer } from "./read.ts";
import { submitArchiveInvoice } from "./submit.ts";
import { lookUpTaxpayer } from "./taxpayer.ts";
import { findArchiveInvoice } from "./track.ts";
import { companyAnswer } from "./wire.ts";

/** Nilvera's guide and OpenAPI. */
export const NILVERA_CAPABILITIES: IntegratorCapabilities = {
  numbers: "provider",
  keepsCallerUuid: true,
  input: "json",
  profiles: ["EARSIVFATURA"],
  types: ["SATIS", "ISTISNA", "OZELMATRAH", "TEVKIFAT", "IADE"],
  resend: "new-ettn",
  cancels: false,
  undoesCancel: false,
  recomputesVat: false,
  isTwoPhase: false,
  rateLimit: undefined,
};

/** Nilvera over its JSON model; e-Arşiv invoices only. */
export function createNilvera(access: NilveraAccess): Integrator {
  const client = createNilveraClient(access);
  return {
    capabilities: NILVERA_CAPABILITIES,
    verifyCredentials: () => verifyCredentials(client),
    lookUpTaxpayer: (taxId) => lookUpTaxpayer(client, taxId),
    submit: async (invoice) => {
      requireArchive(invoice.profileId);
      requireMapped(invoice.type);
      return submitArchiveInvoice(client, (ettn) => findArchiveInvoice(client, ettn), invoice);
    },
    findByEttn: async ({ ettn, profileId }) => {
      requireArchive(profileId);
      return findArchiveInvoice(client, ettn);
    },
    download: async ({ ettn, profileId }, format) => {
      requireArchive(profileId);
      return downloadArchiveInvoice(client, ettn, format);
    },
  };
}

async function verifyCredentials(client: NilveraClient): Promise<IntegratorAccount> {
  const company = readAnswer(await client.company(), companyAnswer);
  if (company.IsActive === false || company.IsDeleted) {
    throw new AppError("INTEGRATOR_CONFIG", { facts: { providerCode: "COMPANY_INACTIVE" } });
  }
  return { vkn: company.TaxNumber, title: company.Name };
}

function requireMapped(type: InvoiceType): void {
  if (!NILVERA_CAPABILITIES.types.includes(type)) throw new Error(`no Nilvera mapping for ${type}`);
}

function requireArchive(profileId: ProfileId): void {
  if (profileId !== "EARSIVFATURA") throw new Error(`no Nilvera mapping for ${profileId}`);
}
