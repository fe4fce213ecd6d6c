import { z } from "zod";
import { type Answer, type Call, json, parseJson, Refused } from "../stand-in/conversation.ts";
import { envelopeCode, type Knobs } from "../stand-in/knobs.ts";
import { writePdf } from "../stand-in/pdf.ts";
import type { Account, Document } from "./account.ts";
import type { Kind } from "./check-model.ts";
import { must, reasons } from "./model.ts";
import { totalsOf } from "./totals.ts";

export function find({ archive }: Account, kind: Kind, id: string): Document {
  const document = archive.find(id);
  if (document?.content.kind !== kind) {
    const body = kind === "earchive" ? "E-Arşiv Fatura bulunamadı!" : "E-Fatura bulunamadı!";
    throw new Refused({ status: 404, body, type: "text/plain; charset=utf-8" });
  }
  return document;
}

export function status(document: Document, knobs: Knobs): Answer {
  const { ettn, number, content } = document;
  const isArchive = content.kind === "earchive";
  const envelope = isArchive ? 0 : Number(envelopeCode(knobs, ettn, document.state));
  const now = isArchive ? archiveStatus(document) : outgoingStatus(document, envelope, knobs);
  return json(200, {
    id: ettn,
    invoiceNumber: number,
    status: now,
    message: now === FAILED ? "Belge işlenemedi." : "",
    envelopeId: null,
    envelopeStatus: envelope,
    envelopeMessage: envelope === 0 ? "" : `GİB ${envelope}`,
    hobimStatus: null,
    sentDate: document.storedAt.toISOString(),
  });
}

const FAILED = 40;
const CANCELLED = 100;
const ARCHIVE = { waiting: 30, issued: 60, failed: FAILED } as const;

const archiveStatus = ({ state, isCancelled }: Document): number => (isCancelled ? CANCELLED : ARCHIVE[state]);

const TICARIFATURA = 1;
const ANSWERED = { none: 70, accepted: 60, rejected: 80 } as const;
const ON_THE_WAY = new Set([1000, 1100, 1200, 1210, 1220]);

function outgoingStatus({ content }: Document, envelope: number, { buyersAnswer }: Knobs): number {
  if (ON_THE_WAY.has(envelope)) return 50;
  if (envelope !== 1300) return FAILED;
  const isCommercial = content.model.generalInfoModel.invoiceProfileType === TICARIFATURA;
  return isCommercial ? ANSWERED[buyersAnswer] : ANSWERED.accepted;
}

/** The fields of the vendor's own model that the app looks at, in the vendor's case. */
export const summary = ({ ettn, number, content }: Document, { buyersAnswer }: Knobs): Answer =>
  json(200, {
    Id: ettn,
    InvoiceNumber: number,
    LocalReferenceId: content.model.localReferenceId,
    Message: null,
    Reason: buyersAnswer === "rejected" ? "İade edildi." : null,
  });

/** Raw bytes; what stands for "not ready" is not published, 404 is the only published status that fits. */
export function download({ ettn, number, state, content }: Document, format: "pdf" | "html" | "xml"): Answer {
  if (state !== "issued") return { status: 404, body: "Dosya hazır değil.", type: "text/plain; charset=utf-8" };
  const payable = totalsOf(content.model).payable;
  const lines = ["Fatura (deneme, mali değeri yoktur)", number, ettn, `${payable / 100n} TRY`];
  if (format === "pdf") return { status: 200, body: writePdf(lines), type: "application/pdf" };
  if (format === "html") return { status: 200, body: `<!doctype html><p>${lines.join("<br>")}</p>`, type: "text/html" };
  const xml = `<?xml version="1.0" encoding="UTF-8"?><Invoice><ID>${number}</ID><UUID>${ettn}</UUID></Invoice>`;
  return { status: 200, body: xml, type: "application/xml" };
}

/** Only an issued document (60) can be cancelled. */
export function cancel(account: Account, { body }: Call): Answer {
  const ids = z.array(z.uuid()).min(1).safeParse(parseJson(body));
  if (!ids.success) return reasons(400, "ids", "Geçersiz.");
  for (const id of ids.data) {
    must(archiveStatus(find(account, "earchive", id)) === ARCHIVE.issued, "uyarı", "Fatura iptal edilemez.");
    account.archive.cancel(id, true);
  }
  return { status: 200 };
}

export function mail(account: Account, id: string, address: string): Answer {
  find(account, "earchive", id);
  return z.email().safeParse(address).success ? { status: 200 } : reasons(422, "emailAddresses", "Geçersiz.");
}

/** Names as the vendor's documents write them. */
export function user({ taxpayers, company }: Account, id: string): Answer {
  const found = Object.hasOwn(taxpayers, id) ? taxpayers[id] : undefined;
  const isOwn = id === company.vkn;
  if (!found && !isOwn) return { status: 404, body: "Mükellef bulunamadı!", type: "text/plain; charset=utf-8" };
  const title = found?.title ?? company.title;
  const aliasOf = (Alias: string) => ({ Alias, Identifier: id, Title: title, AppType: 1, IsActive: true });
  return json(200, {
    Definition: { Identifier: id, Title: title, GibUserType: 2 },
    ReceiverboxAliases: (found?.aliases ?? ["urn:mail:defaultpk@ornek.example"]).map(aliasOf),
    SenderboxAliases: isOwn ? [aliasOf("urn:mail:defaultgb@ornek.example")] : [],
  });
}
