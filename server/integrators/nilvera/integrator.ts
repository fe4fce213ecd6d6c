import { INVOICE_TYPES } from "../../gib/invoice-type-codes.ts";
import type { Invoice, InvoiceType } from "../../invoice/invoice.ts";
import type { DocumentKey, Integrator, IntegratorCapabilities } from "../../pipeline/ports/integrator.ts";
import { creditsLeft, listSeries, mailInvoice, readAccount } from "./account.ts";
import { cancelInvoice, revertCancel } from "./cancel.ts";
import { createNilveraClient, type NilveraAccess } from "./client.ts";
import { downloadInvoice } from "./download.ts";
import { submitInvoice } from "./submit.ts";
import { lookUpTaxpayer } from "./taxpayer.ts";
import { findInvoice } from "./track.ts";

/** Nilvera's guide and OpenAPI. */
export const NILVERA_CAPABILITIES: IntegratorCapabilities = {
  numbers: "provider",
  keepsCallerUuid: true,
  input: "json",
  profiles: ["EARSIVFATURA", "TEMELFATURA", "TICARIFATURA", "KAMU"],
  types: Object.keys(INVOICE_TYPES) as readonly InvoiceType[],
  resend: "new-ettn",
  cancels: true,
  undoesCancel: true,
  recomputesVat: false,
  isTwoPhase: false,
  rateLimit: undefined,
};

/** Nilvera: its JSON models where they hold the whole document, UBL for what they do not. */
export function createNilvera(access: NilveraAccess): Integrator {
  const client = createNilveraClient(access);
  const find = (document: DocumentKey) => findInvoice(client, document);
  return {
    capabilities: NILVERA_CAPABILITIES,
    verifyCredentials: () => readAccount(client),
    creditsLeft: () => creditsLeft(client),
    lookUpTaxpayer: (taxId) => lookUpTaxpayer(client, taxId),
    submit: async (invoice) => {
      requireAddressed(invoice);
      return submitInvoice(client, () => find(invoice), invoice);
    },
    findByEttn: find,
    download: (document, format) => downloadInvoice(client, document, format),
    cancel: (document) => cancelInvoice(client, document),
    undoCancel: (document) => revertCancel(client, document),
    sendMail: (document, address) => mailInvoice(client, document, address),
    listSeries: (profileId) => listSeries(client, profileId),
  };
}

/** An e-Fatura without its buyer's mailbox, or in a scenario nobody promised, is a bug of the caller's. */
function requireAddressed({ profileId, receiverAlias }: Invoice): void {
  if (!NILVERA_CAPABILITIES.profiles.includes(profileId)) throw new Error(`Nilvera is not sent ${profileId}`);
  if (profileId !== "EARSIVFATURA" && receiverAlias === undefined) throw new Error("an e-Fatura without a mailbox");
}
