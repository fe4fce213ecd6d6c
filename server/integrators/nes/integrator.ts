import { INVOICE_TYPES, type InvoiceTypeCode } from "../../gib/invoice-type-codes.ts";
import { readFile } from "../answer.ts";
import type { Integrator, IntegratorCapabilities } from "../../pipeline/ports/integrator.ts";
import { creditsLeft, listSeries, lookUpTaxpayer, verifyCredentials } from "./account.ts";
import { changeArchive, mailInvoice } from "./after-issue.ts";
import { createNesClient, type NesAccess } from "./client.ts";
import { judge } from "./errors.ts";
import { resendInvoice, submitInvoice } from "./submit.ts";
import { findInvoice } from "./track.ts";

/** REST v1: UBL-TR is taken as it is, so every scenario and type that can be written reaches NES whole. */
export const NES_CAPABILITIES: IntegratorCapabilities = {
  numbers: "provider",
  keepsCallerUuid: true,
  input: "ubl",
  profiles: ["EARSIVFATURA", "TEMELFATURA", "TICARIFATURA", "KAMU", "IHRACAT"],
  types: Object.keys(INVOICE_TYPES) as InvoiceTypeCode[],
  resend: "provider-action",
  cancels: true,
  undoesCancel: true,
  recomputesVat: false,
  isTwoPhase: false,
  isOwnerTyped: true,
  rateLimit: undefined,
};

/** NES over REST v1, UBL-TR in a form. */
export function createNes(access: NesAccess): Integrator {
  const client = createNesClient(access);
  return {
    capabilities: NES_CAPABILITIES,
    verifyCredentials: () => verifyCredentials(client, access.vkn),
    creditsLeft: () => creditsLeft(client),
    lookUpTaxpayer: (taxId) => lookUpTaxpayer(client, taxId),
    submit: (invoice, earlier) => submitInvoice(client, invoice, earlier),
    resend: (invoice) => resendInvoice(client, invoice),
    findByEttn: (key) => findInvoice(client, key),
    download: async ({ ettn, profileId }, format) =>
      readFile(await client.file(profileId, ettn, format), format, judge),
    cancel: ({ ettn, profileId }) => changeArchive(profileId, () => client.cancel(ettn)),
    undoCancel: ({ ettn, profileId }) => changeArchive(profileId, () => client.withdrawCancel(ettn)),
    sendMail: (document, address) => mailInvoice(client, document, address),
    listSeries: (profileId) => listSeries(client, profileId),
  };
}
