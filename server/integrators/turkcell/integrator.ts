import type { Integrator, IntegratorCapabilities } from "../../pipeline/ports/integrator.ts";
import { readFile } from "../answer.ts";
import { lookUpTaxpayer, verifyCredentials } from "./account.ts";
import { cancelInvoice, mailInvoice } from "./after-issue.ts";
import { createTurkcellClient, type TurkcellAccess } from "./client.ts";
import { judge } from "./errors.ts";
import { resendInvoice, submitInvoice } from "./submit.ts";
import { findInvoice } from "./track.ts";

/** The JSON model says sales, exempt sales and withheld KDV whole; our own amounts stand (`ublSettingsModel`). */
export const TURKCELL_CAPABILITIES: IntegratorCapabilities = {
  numbers: "provider",
  keepsCallerUuid: true,
  input: "json",
  profiles: ["EARSIVFATURA", "TEMELFATURA", "TICARIFATURA", "KAMU"],
  types: ["SATIS", "ISTISNA", "TEVKIFAT"],
  resend: "provider-action",
  cancels: true,
  undoesCancel: false,
  recomputesVat: false,
  isTwoPhase: false,
  isOwnerTyped: true,
  rateLimit: undefined,
};

/** Turkcell e-Şirket over its JSON model. */
export function createTurkcell(access: TurkcellAccess): Integrator {
  const client = createTurkcellClient(access);
  return {
    capabilities: TURKCELL_CAPABILITIES,
    verifyCredentials: () => verifyCredentials(client, access.vkn),
    lookUpTaxpayer: (taxId) => lookUpTaxpayer(client, taxId),
    submit: (invoice, earlier) => submitInvoice(client, invoice, earlier),
    resend: (invoice) => resendInvoice(client, invoice),
    findByEttn: (key) => findInvoice(client, key),
    download: async ({ ettn, profileId }, format) =>
      readFile(await client.file(profileId, ettn, format), format, judge),
    cancel: (key) => cancelInvoice(client, key),
    sendMail: (key, address) => mailInvoice(client, key, address),
  };
}
