import { add, toNumber } from "../../../demo/parasut/amounts.ts";
import type { SalesInvoice } from "../../../demo/parasut/book.ts";
import type { EArchiveForm, EInvoiceForm } from "../../../demo/parasut/forms.ts";
import { FORMALISE } from "../../../demo/parasut/knobs.ts";
import { startParasutStandIn } from "../../../demo/parasut/stand-in.ts";
import type { HeldDocument, OpenStandIn } from "../stand-in.ts";
import { screwsOf } from "../turn-knobs.ts";

const COMPANY_ID = "115";
const CLIENT = { id: "contract-client", secret: "contract-secret" };
const TOKENS = { access: "contract-access", refresh: "contract-refresh" };

/** An account whose merchant agreed long ago. */
export const ACCESS = {
  companyId: COMPANY_ID,
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
  accessToken: TOKENS.access,
  refreshToken: TOKENS.refresh,
  expiresAt: "2099-01-01T00:00:00Z",
};

/** Paraşüt's stand-in under the screws of the contract. */
export const openStandIn: OpenStandIn = async ({ now, account }) => {
  const taxpayers: Record<string, { title: string; aliases: string[] }> = {};
  const standIn = await startParasutStandIn({
    port: 0,
    client: CLIENT,
    company: { id: COMPANY_ID, ...account },
    taxpayers,
    tokens: TOKENS,
    issueAfterMs: Number.POSITIVE_INFINITY,
    now: () => new Date(now),
  });
  const { book, knobs, counts } = standIn;
  Object.assign(knobs, { mostRequests: Number.POSITIVE_INFINITY, pdfAsks: 0 });
  const ofOurs = (ettn: string) =>
    book.invoices().filter(({ form }) => form.attributes.description?.includes(ettn) === true);
  const documentOf = (ettn: string) => ofOurs(ettn).flatMap(({ documents }) => documents)[0];
  const { fail, finish, report } = screwsOf(knobs);
  return {
    url: standIn.url,
    fail,
    finish,
    report,
    sends: () => FORMALISE.reduce((sum, name) => sum + (counts()[name.replace(" ", ` /v4/${COMPANY_ID}`)] ?? 0), 0),
    copies: (ettn) => {
      book.hurry();
      return ofOurs(ettn).flatMap(({ documents }) => documents).length;
    },
    held: (ettn) => {
      book.hurry();
      const [invoice] = ofOurs(ettn);
      return invoice && heldOf(invoice);
    },
    cancelByHand: (ettn) => {
      for (const invoice of ofOurs(ettn)) invoice.isCancelled = true;
    },
    registerTaxpayer: ({ taxId, title, alias }) => {
      taxpayers[taxId] = { title, aliases: ["urn:mail:defaultgb@example.com", alias] };
    },
    tellEnvelope: (ettn, code) => {
      book.hurry();
      const document = documentOf(ettn);
      if (document) document.status = ENVELOPES[code] ?? "waiting";
    },
    answer: (ettn, answer) => {
      const document = documentOf(ettn);
      if (document) document.response = answer === "KABUL" ? "accepted" : "rejected";
    },
    close: standIn.close,
  };
};

/** Paraşüt tells the end of an envelope, not its code. */
const ENVELOPES: Readonly<Record<string, "failed" | "successful">> = { "1300": "successful", "1150": "failed" };

function heldOf({ form, contact, details, total, documents }: SalesInvoice): HeldDocument {
  const formalised = documents[0]?.form;
  const kdv = add(details.map(({ vat }) => vat));
  return {
    payable: toNumber(total).toFixed(2),
    kdv: toNumber(kdv).toFixed(2),
    buyerTaxId: form.attributes.tax_number ?? "",
    buyerName: contact.name,
    buyerAddress: [form.attributes.billing_address, form.attributes.district, form.attributes.city].join(" "),
    mailbox:
      formalised && "invoice" in formalised.relationships ? (formalised as EInvoiceForm).attributes.to : undefined,
    internetSale:
      formalised && "sales_invoice" in formalised.relationships ? saleOf(formalised as EArchiveForm) : undefined,
  };
}

function saleOf({ attributes }: EArchiveForm): HeldDocument["internetSale"] {
  const { internet_sale: sale, shipment } = attributes;
  return (
    sale && {
      webSite: sale.url,
      paymentMethod: sale.payment_type,
      paymentName: sale.payment_platform,
      paymentDate: sale.payment_date,
      carrierTitle: shipment?.title ?? shipment?.name,
      carrierTaxId: shipment?.vkn ?? shipment?.tckn,
      transportDate: shipment?.date,
    }
  );
}
