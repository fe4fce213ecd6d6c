import type { Invoice } from "../../invoice/invoice.ts";
import type { ProviderWords } from "../../pipeline/ports/integrator.ts";
import { INVOICE_TYPES, PROFILE_TYPES } from "./codes.ts";

/** Facts of a document that the JSON model cannot say; sending it without them would drop them in silence. */
export function factWithoutPlace(invoice: Invoice): ProviderWords | undefined {
  const { profileId, type, attachments, purchaseOrderFile, sale, lines } = invoice;
  if (PROFILE_TYPES[profileId] === undefined || INVOICE_TYPES[type] === undefined) return TEXTS.type;
  if (attachments.length > 0 || purchaseOrderFile !== undefined) return TEXTS.attachments;
  if (sale.platform === "NORMAL" && sale.receipt !== undefined) return TEXTS.receipt;
  return lines.some(({ gtip }) => gtip !== undefined) ? TEXTS.gtip : undefined;
}

const TEXTS = {
  type: {
    code: "TYPE_NOT_TAKEN",
    text: "Bu fatura türü Turkcell e-Şirket'e gönderilemiyor. Bu faturayı Turkcell portalından kesin.",
  },
  attachments: {
    code: "ATTACHMENTS_NOT_TAKEN",
    text: "Turkcell e-Şirket faturaya ek dosya kabul etmiyor. Ayarlardan ek dosyaları kaldırın.",
  },
  receipt: {
    code: "TILL_RECEIPT_NOT_TAKEN",
    text: "Turkcell e-Şirket'e yazarkasa fişi bilgisi gönderilemiyor. Bu faturayı Turkcell portalından kesin.",
  },
  gtip: {
    code: "GTIP_NOT_TAKEN",
    text: "Turkcell e-Şirket'e GTİP gönderilemiyor. Bu faturayı Turkcell portalından kesin.",
  },
} as const satisfies Record<string, ProviderWords>;
