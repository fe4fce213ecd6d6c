import type { Invoice } from "../../invoice/invoice.ts";
import type { Earlier, ProviderWords, SubmitOutcome } from "../../pipeline/ports/integrator.ts";
import { failedSend, isPage, parseBody, readNumber } from "../answer.ts";
import type { HttpAnswer, HttpOutcome } from "../http.ts";
import type { ParasutClient } from "./client.ts";
import { withoutDraft } from "./discard.ts";
import { judge } from "./errors.ts";
import { whatDoesNotFit } from "./limits.ts";
import { type Progress, readProgress, type Refused, writeProgress } from "./progress.ts";
import { type DraftRow, exactRows } from "./rounding.ts";
import { findOrCreateContact, findOrCreateDraft, findOrCreateProduct, type Made, read, refused } from "./steps.ts";
import { lookUpTaxpayer } from "./taxpayer.ts";
import { toEArchive, toEInvoice } from "./transform.ts";
import { activeDocument, invoiceAnswer, type InvoiceAnswer, startedAnswer } from "./wire.ts";

/**
 * Takes the next step towards the document: contact, one product after another, draft, document. Only the last one is
 * irreversible, and it is taken of a draft whose id is committed: an orphan draft is never formalised.
 */
export async function submitStep(
  client: ParasutClient,
  invoice: Invoice,
  { reference, mayArrive }: Earlier = { reference: undefined, mayArrive: false },
): Promise<SubmitOutcome> {
  const misfit = whatDoesNotFit(invoice);
  if (misfit) return { kind: "refused", reason: "data", provider: misfit };
  const rows = exactRows(invoice) ?? [];
  const { company } = client;
  const progress = { ...readProgress(reference), company };
  const { contact, products = [], draft, refused: refusal } = progress;
  if (draft !== undefined && refusal) return withoutDraft(client, { ...progress, draft, refused: refusal });
  if (draft !== undefined) return formalise(client, invoice, { ...progress, draft, mayArrive });
  if (contact === undefined) {
    return prepared(await findOrCreateContact(client, invoice), (id) => ({ company, contact: id }));
  }
  const next = rows[products.length];
  if (next) {
    const twin = rows.slice(0, products.length).findIndex((row) => isSameProduct(row, next));
    const made: Made = twin >= 0 ? { ok: true, value: products[twin] ?? "" } : await findOrCreateProduct(client, next);
    return prepared(made, (id) => ({ company, contact, products: [...products, id] }));
  }
  const made = await findOrCreateDraft(client, invoice, { contact, rows, products });
  return prepared(made, (id) => ({ company, contact, products, draft: id }));
}

const isSameProduct = (one: DraftRow, other: DraftRow): boolean =>
  one.code === other.code && (one.code !== undefined || one.name === other.name);

const prepared = (made: Made, progress: (id: string) => Progress): SubmitOutcome =>
  made.ok ? { kind: "prepared", reference: writeProgress(progress(made.value)) } : made.error;

type Ready = Progress & { readonly draft: string };
type Attempt = Ready & Pick<Earlier, "mayArrive">;

/** Looks at the draft first: a document made of it meanwhile is ours, and totals that are not ours must not become law. */
async function formalise(
  client: ParasutClient,
  invoice: Invoice,
  { mayArrive, ...progress }: Attempt,
): Promise<SubmitOutcome> {
  const shown = read(await client.salesInvoice(progress.draft), invoiceAnswer);
  if (!shown.ok) return shown.error.kind === "refused" ? { ...shown.error, provider: DRAFT_GONE } : shown.error;
  if (activeDocument(shown.value)) return accepted(shown.value, progress);
  if (!hasOurTotals(invoice, shown.value)) {
    return refuse(progress, { reason: "data", provider: OTHER_TOTALS }, mayArrive);
  }
  const outcome = await (invoice.profileId === "EARSIVFATURA"
    ? client.createEArchive(toEArchive(invoice, progress.draft))
    : client.createEInvoice(toEInvoice(invoice, progress.draft)));
  return readFormalised(client, invoice, { outcome, progress, mayArrive });
}

const DRAFT_GONE: ProviderWords = { code: "DRAFT_GONE", text: "Taslak satış faturası Paraşüt'te silinmiş." };
const OTHER_TOTALS: ProviderWords = {
  code: "TOTAL_MISMATCH",
  text: "Paraşüt'ün hesapladığı toplam ya da KDV siparişinkiyle aynı değil; fatura kesilmedi.",
};

/**
 * Refused: the draft goes in a step of its own, once the reason is committed. A try whose answer was lost may still make a
 * document of it: then it stays, and whoever comes next finds that document at it.
 */
function refuse(progress: Ready, refusal: Refused, mayArrive: boolean): SubmitOutcome {
  const { reason, provider } = refusal;
  if (!mayArrive) return { kind: "prepared", reference: writeProgress({ ...progress, refused: refusal }) };
  return { kind: "refused", reason, provider: { ...provider, text: `${provider.text} ${DRAFT_KEPT}`.trim() } };
}

const DRAFT_KEPT =
  "Taslak satış faturası silinmedi, çünkü önceki deneme onu hâlâ faturaya çevirebilir: yeniden denemeden önce Paraşüt'te bakın.";

/**
 * The Swagger calls net_total the total with KDV and gross_total the one without, some clients the other way round: one of
 * them has to be ours, and so has the KDV.
 */
function hasOurTotals({ totals }: Invoice, { data }: InvoiceAnswer): boolean {
  const { net_total, gross_total, total_vat } = data.attributes;
  return (net_total === totals.payable || gross_total === totals.payable) && total_vat === totals.tax;
}

const accepted = ({ data }: InvoiceAnswer, progress: Progress): SubmitOutcome => ({
  kind: "accepted",
  number: readNumber(data.attributes.invoice_no),
  reference: writeProgress(progress),
});

type Formalised = Pick<Earlier, "mayArrive"> & { readonly outcome: HttpOutcome; readonly progress: Ready };

/** The answer names a job, never the document. Without an answer nobody knows: a look-up at the draft settles it. */
async function readFormalised(
  client: ParasutClient,
  invoice: Invoice,
  { outcome, progress, mayArrive }: Formalised,
): Promise<SubmitOutcome> {
  if (outcome.kind !== "answered") return failedSend(outcome);
  if (outcome.status === 201 || outcome.status === 200) {
    const job = parseBody(outcome.body, startedAnswer)?.data.id;
    if (job === undefined) return { kind: "unknown" };
    return { kind: "accepted", number: undefined, reference: writeProgress({ ...progress, job }) };
  }
  // A gateway's page may stand in place of the job: asked again at once, a second one would make a second document.
  const { verdict } = judge(outcome);
  if (verdict === "unknown" || (verdict === "config" && isPage(outcome))) return { kind: "unknown" };
  return turnedDown(client, invoice, { answer: outcome, progress, mayArrive });
}

/**
 * Refused for good, unless a document was made of the draft meanwhile: the draft goes, and the registry tells whether the
 * buyer's kind of invoice was the reason.
 */
async function turnedDown(
  client: ParasutClient,
  invoice: Invoice,
  { answer, progress, mayArrive }: Omit<Formalised, "outcome"> & { readonly answer: HttpAnswer },
): Promise<SubmitOutcome> {
  const outcome = refused(answer);
  if (outcome.kind !== "refused") return outcome;
  const shown = read(await client.salesInvoice(progress.draft), invoiceAnswer);
  if (!shown.ok && shown.error.kind !== "refused") return { kind: "unknown" };
  if (shown.ok && activeDocument(shown.value)) return accepted(shown.value, progress);
  const taxpayer = await lookUpTaxpayer(client, invoice.buyer.taxId.value).catch(() => undefined);
  const isMisrouted = taxpayer !== undefined && taxpayer.registered === (invoice.profileId === "EARSIVFATURA");
  return refuse(progress, { reason: isMisrouted ? "reroute" : "data", provider: outcome.provider }, mayArrive);
}
