import { randomUUID } from "node:crypto";
import type { Invoice, ProfileId } from "../../server/invoice/invoice.ts";
import { isRegistrable } from "../../server/invoice/e-fatura/route.ts";
import { ettn } from "../server/integrators/an-invoice.ts";
import { goldenFolders } from "../server/invoice/golden-folders.ts";
import { goldenInvoice } from "../server/invoice/golden-invoice.ts";
import { COMPANY } from "../support/test-shop.ts";

export type GoldenOrder = { readonly name: string; readonly invoice: Invoice };

/** When the golden orders become invoices. */
export const GOLDEN_NOW = "2025-11-20T12:00:00Z";
export const GOLDEN_MAILBOX = "urn:mail:defaultpk@example.com";

/** Every golden order of the contract's shop that becomes an invoice; each under an ETTN of its own, and not numbered yet. */
export const goldenOrders = (): readonly GoldenOrder[] => goldenOrdersAs("EARSIVFATURA");

/** The same of the buyers who may be e-Fatura taxpayers, in this scenario, to their mailbox and with the registry's tax office. */
export const goldenEinvoices = (profileId: ProfileId): readonly GoldenOrder[] =>
  goldenOrdersAs(profileId).flatMap(({ name, invoice }) => {
    const { buyer } = invoice;
    if (!isRegistrable(buyer.taxId.value)) return [];
    const registered = { ...buyer, taxOffice: buyer.taxOffice ?? "Kadıköy" };
    return [{ name, invoice: { ...invoice, buyer: registered, series: "EFT", receiverAlias: GOLDEN_MAILBOX } }];
  });

const goldenOrdersAs = (profileId: ProfileId): readonly GoldenOrder[] =>
  goldenFolders().flatMap((folder) => {
    const invoice = goldenInvoice(folder, profileId);
    if (!invoice.ok || invoice.value.seller.taxId.value !== COMPANY.vkn) return [];
    const { number: _number, ...unnumbered } = invoice.value;
    return { name: folder.name, invoice: { ...unnumbered, ettn: ettn(randomUUID()) } };
  });
