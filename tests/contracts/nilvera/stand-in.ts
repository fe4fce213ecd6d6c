import type { SendFault } from "../../../demo/nilvera/knobs.ts";
import type { StoredDocument } from "../../../demo/nilvera/documents.ts";
import { type NilveraStandIn, startNilveraStandIn } from "../../../demo/nilvera/stand-in.ts";
import type { ContractFault, HeldDocument, OpenStandIn } from "../stand-in.ts";

export const API_KEY = "contract-key";

/** Nilvera's stand-in under the screws of the contract. */
export const openStandIn: OpenStandIn = async ({ now, series, account }) => {
  const taxpayers: Record<string, { title: string; aliases: string[] }> = {};
  const standIn = await startNilveraStandIn({
    port: 0,
    apiKey: API_KEY,
    company: account,
    series,
    taxpayers,
    issueAfterMs: Number.POSITIVE_INFINITY,
    now: () => new Date(now),
  });
  const find = (ettn: string) => standIn.documents().find((document) => document.ettn === ettn);
  return {
    url: standIn.url,
    sends: () =>
      Object.entries(standIn.counts()).reduce(
        (sum, [name, n]) => sum + (/^POST [a-z/]+\/Send\/(Model|Xml|Base64String)$/.test(name) ? n : 0),
        0,
      ),
    copies: (ettn) => standIn.documents().filter((document) => document.ettn === ettn).length,
    held: (ettn) => {
      const document = find(ettn);
      return document && heldOf(document);
    },
    fail: (fault) => turn(standIn, fault),
    finish: (outcome) => {
      standIn.knobs.outcome = outcome === "failed" ? "error" : "succeed";
      standIn.knobs.issueAfterMs = outcome === "waiting" ? Number.POSITIVE_INFINITY : 0;
    },
    report: () => {
      standIn.knobs.isReported = true;
    },
    cancelByHand: async (ettn) => {
      const headers = { authorization: `Bearer ${API_KEY}` };
      await fetch(`${standIn.url}/earchive/Invoices/${ettn}/Cancel`, { method: "PUT", headers });
    },
    registerTaxpayer: ({ taxId, title, alias }) => {
      taxpayers[taxId] = { title, aliases: ["urn:mail:defaultgb@example.com", alias] };
    },
    tellEnvelope: (ettn, code) => standIn.tellEnvelope(ettn, Number(code)),
    answer: (ettn, answer) => standIn.answer(ettn, answer === "KABUL" ? "approved" : "rejected"),
    close: standIn.close,
  };
};

const SEND_FAULTS: Partial<Record<ContractFault, SendFault>> = {
  "too-many-requests": "429",
  "timeout-after-storing": "hang-after-storing",
  "timeout-without-storing": "hang-before-storing",
  "reset-after-storing": "reset-after-storing",
  "error-500-after-storing": "500-after-storing",
  "error-500-without-storing": "500-without-storing",
  "broken-json": "broken-json",
  "empty-body": "empty-body",
  "slow-body": "slow-body",
  "no-number-yet": "empty-number",
};

const READ_FAULTS = { "reads-fail": "500", "reads-hang": "hang", "reads-answered-by-a-proxy": "html-404" } as const;

function turn({ knobs }: NilveraStandIn, fault: ContractFault | undefined): void {
  knobs.send = fault && SEND_FAULTS[fault];
  knobs.read = Object.entries(READ_FAULTS).find(([name]) => name === fault)?.[1];
  knobs.rejectsKeys = fault === "wrong-key";
  knobs.credit = fault === "no-credit" ? 0 : 1000;
  knobs.retryAfterSeconds = 7;
}

/** JSON numbers of at most nine digits before and two after the point: their text is exact. */
function heldOf({ invoice, alias }: StoredDocument): HeldDocument {
  const { InvoiceInfo: info, CustomerInfo: buyer } = invoice;
  const sale = info.InternetInfo;
  const day = (dateTime: string | null | undefined) => dateTime?.slice(0, 10);
  return {
    payable: info.PayableAmount.toFixed(2),
    kdv: info.KdvTotal.toFixed(2),
    buyerTaxId: buyer.TaxNumber ?? "",
    buyerName: buyer.Name ?? "",
    buyerAddress: [buyer.Address, buyer.District, buyer.City].join(" "),
    mailbox: alias,
    internetSale: sale && {
      webSite: sale.WebSite ?? "",
      paymentMethod: sale.PaymentMethod ?? "",
      paymentName: sale.PaymentMethodName ?? undefined,
      paymentDate: day(sale.PaymentDate),
      carrierTitle: sale.TransporterName ?? undefined,
      carrierTaxId: sale.TransporterRegisterNumber ?? undefined,
      transportDate: day(sale.TransportDate),
    },
  };
}
