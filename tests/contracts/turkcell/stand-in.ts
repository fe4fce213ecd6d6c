import type { Model } from "../../../demo/turkcell/model.ts";
import { startTurkcellStandIn } from "../../../demo/turkcell/stand-in.ts";
import { totalsOf } from "../../../demo/turkcell/totals.ts";
import { formatKurus } from "../../../server/invoice/money/money.ts";
import { type HeldDocument, nameInNote, type OpenStandIn } from "../stand-in.ts";
import { screwsOf } from "../turn-knobs.ts";

export const API_KEY = "contract-key";

/** Turkcell's stand-in under the screws of the contract. */
export const openStandIn: OpenStandIn = async ({ now, series, account }) => {
  const taxpayers: Record<string, { title: string; aliases: string[] }> = {};
  const standIn = await startTurkcellStandIn({
    port: 0,
    apiKey: API_KEY,
    company: account,
    series,
    taxpayers,
    issueAfterMs: Number.POSITIVE_INFINITY,
    now: () => new Date(now),
  });
  return {
    url: standIn.url,
    ...screwsOf(standIn.knobs),
    sends: () => standIn.counts()["POST /v2/earchive/create"] ?? 0,
    copies: (ettn) => standIn.documents().filter((document) => document.ettn === ettn).length,
    held: (ettn) => {
      const document = standIn.documents().find((one) => one.ettn === ettn);
      return document && heldOf(document.content.model);
    },
    cancelByHand: async (ettn) => {
      const headers = { "x-api-key": API_KEY };
      const body = JSON.stringify([ettn]);
      await fetch(`${standIn.url}/v1/earchive/cancelinvoice`, { method: "PUT", headers, body });
    },
    registerTaxpayer: ({ taxId, title, alias }) => {
      taxpayers[taxId] = { title, aliases: [alias] };
    },
    close: standIn.close,
  };
};

const METHODS: Readonly<Record<number, string>> = {
  1: "ODEMEARACISI",
  10: "KAPIDAODEME",
  30: "EFT/HAVALE",
  48: "KREDIKARTI/BANKAKARTI",
  97: "DIGER",
};

function heldOf(model: Model): HeldDocument {
  const { addressBook: buyer, archiveInfoModel: sale, paymentMeansModel: payment } = model;
  const { payable, kdv } = totalsOf(model);
  const method = METHODS[payment?.paymentMeansCode ?? 0] ?? "";
  const day = (dateTime: string | null | undefined) => dateTime?.slice(0, 10);
  return {
    payable: formatKurus(payable),
    kdv: formatKurus(kdv),
    buyerTaxId: buyer.identificationNumber ?? "",
    buyerName: [buyer.name, buyer.receiverPersonSurName].filter(Boolean).join(" "),
    buyerAddress: [buyer.receiverStreet, buyer.receiverDistrict, buyer.receiverCity].join(" "),
    mailbox: buyer.alias ?? undefined,
    internetSale: sale?.isInternetSale
      ? {
          webSite: sale.websiteUrl ?? "",
          paymentMethod: method,
          paymentName: nameInNote(payment?.instructionNote ?? "", method),
          paymentDate: day(payment?.paymentDueDate),
          carrierTitle: sale.shipmentSenderName ?? undefined,
          carrierTaxId: sale.shipmentSenderTcknVkn ?? undefined,
          transportDate: day(sale.shipmentDate),
        }
      : undefined,
  };
}
