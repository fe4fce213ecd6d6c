import { INVOICE_TYPES, type InvoiceTypeCode } from "../../gib/invoice-type-codes.ts";
import { PROFILES, type ProfileCode } from "../../gib/profile-ids.ts";
import type { Ettn } from "../../invoice/ids.ts";
import type { Invoice } from "../../invoice/invoice.ts";
import type { Taxpayer } from "../../invoice/e-fatura/taxpayer.ts";
import { AppError } from "../../pipeline/errors.ts";
import type {
  RequestOutcome,
  DocumentFormat,
  Integrator,
  IntegratorCapabilities,
  SubmitOutcome,
} from "../../pipeline/ports/integrator.ts";
import type { SandboxBook } from "../../pipeline/ports/sandbox-book.ts";
import { invoiceToUblBytes } from "../../ubl/invoice-document.ts";
import { wishesOf } from "./magic.ts";
import { hasFiles, isEarchive, isTaken, statusOf, type Taken } from "./story.ts";
import { type Sending, submitToSandbox } from "./submit.ts";
import { SANDBOX_TAXPAYERS, type SandboxTaxpayer } from "./taxpayers.ts";

export const SANDBOX_CAPABILITIES: IntegratorCapabilities = {
  numbers: "provider",
  keepsCallerUuid: true,
  input: "ubl",
  profiles: Object.keys(PROFILES) as readonly ProfileCode[],
  types: Object.keys(INVOICE_TYPES) as readonly InvoiceTypeCode[],
  resend: "same-ettn",
  cancels: true,
  undoesCancel: true,
  recomputesVat: false,
  isTwoPhase: false,
  rateLimit: undefined,
};

export type SandboxParts = {
  readonly book: SandboxBook;
  readonly now: () => Date;
  /** Draws an invoice that is marked as worth nothing. */
  readonly draw: (invoice: Invoice, format: "pdf" | "html") => Promise<Uint8Array<ArrayBuffer>>;
  /** e-Fatura users besides those of `SANDBOX_TAXPAYERS`. */
  readonly taxpayers?: Readonly<Record<string, SandboxTaxpayer["answer"]>>;
};

/** Stands first among the notes of every document. */
const MARK = "DENEME BELGESİ – MALİ DEĞERİ YOKTUR";

/**
 * Deneme modu: an integrator inside the app that needs no account, sends nothing to anybody and behaves like GİB, with every
 * trouble on demand by a word in the order (docs/sandbox.md).
 */
export function createSandbox(parts: SandboxParts): Integrator {
  const { book, now } = parts;
  const taxpayerOf = (taxId: string) => parts.taxpayers?.[taxId] ?? SANDBOX_TAXPAYERS[taxId]?.answer ?? NOT_REGISTERED;
  const sending: Sending = { book, now, taxpayerOf };
  return {
    capabilities: SANDBOX_CAPABILITIES,
    verifyCredentials: async () => ({ vkn: undefined, title: "Deneme modu" }),
    lookUpTaxpayer: async (taxId) => answered(taxpayerOf(taxId)),
    submit: (invoice) => submitToSandbox(sending, invoice),
    findByEttn: async ({ ettn }) => {
      const entry = await book.find(ettn);
      return isTaken(entry) ? statusOf(entry, now()) : undefined;
    },
    download: ({ ettn }, format) => download(parts, ettn, format),
    resend: (invoice) => resend(parts, invoice),
    cancel: ({ ettn }) => cancel(parts, ettn),
    undoCancel: ({ ettn }) => undoCancel(parts, ettn),
  };
}

const NOT_REGISTERED: Taxpayer = { registered: false };

function answered(answer: Taxpayer | "no answer"): Taxpayer {
  if (answer === "no answer") throw new AppError("INTEGRATOR_UNREACHABLE", { facts: { providerCode: "DENEME" } });
  return answer;
}

async function download(
  { book, now, draw }: SandboxParts,
  ettn: Ettn,
  format: DocumentFormat,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const entry = await book.find(ettn);
  if (!isTaken(entry) || !hasFiles(entry, now())) return undefined;
  const invoice = asPrinted(entry);
  return format === "xml" ? Uint8Array.from(invoiceToUblBytes(invoice)) : draw(invoice, format);
}

const asPrinted = ({ invoice, taken }: Taken): Invoice => ({
  ...invoice,
  number: taken.number,
  notes: [MARK, ...invoice.notes],
});

/** The same ETTN once more: its story begins anew. */
async function resend({ book, now }: SandboxParts, invoice: Invoice): Promise<SubmitOutcome> {
  const entry = await book.countSend(invoice);
  const hasFailed = isTaken(entry) && statusOf({ ...entry, sends: entry.sends - 1 }, now()).state === "failed";
  if (!hasFailed) return { kind: "duplicate", providerCode: "ETTN_KAYITLI" };
  const { taken } = await book.take(invoice.ettn, now());
  return { kind: "accepted", number: taken?.number };
}

async function cancel({ book, now }: SandboxParts, ettn: Ettn): Promise<RequestOutcome> {
  const entry = await book.find(ettn);
  if (!isTaken(entry) || !isEarchive(entry)) return refused("IPTAL_EDILEMEZ");
  const { state } = statusOf(entry, now());
  if (state === "cancelled") return { kind: "done" };
  if (state !== "issued" || wishesOf(entry.invoice).story.refusesCancel === true) return refused("IPTAL_EDILEMEZ");
  await book.setCancelled(ettn, now());
  return { kind: "done" };
}

async function undoCancel({ book }: SandboxParts, ettn: Ettn): Promise<RequestOutcome> {
  const entry = await book.find(ettn);
  if (entry?.cancelledAt === undefined) return refused("IPTAL_YOK");
  await book.setCancelled(ettn, undefined);
  return { kind: "done" };
}

const refused = (code: string): RequestOutcome => ({
  kind: "refused",
  provider: { code, text: "Deneme modu: belge bu durumda iptal edilemez" },
});
