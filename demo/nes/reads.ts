import { z } from "zod";
import type { Stored } from "../stand-in/archive.ts";
import { type Answer, type Call, json, parseJson, Refused } from "../stand-in/conversation.ts";
import { envelopeCode, type Knobs } from "../stand-in/knobs.ts";
import { writePdf } from "../stand-in/pdf.ts";
import type { Account, Content } from "./account.ts";
import { type Module, unprocessable } from "./read-upload.ts";

type Document = Stored<Content>;

export function find({ archive }: Account, module: Module, uuid: string): Document {
  const document = archive.find(uuid);
  if (document?.content.module !== module) throw new Refused({ status: 404 });
  return document;
}

const ARCHIVE_STATUS = { waiting: "WaitingSign", issued: "Signed", failed: "Error" } as const;

export const archiveDetail = ({ ettn, number, state, isCancelled, content }: Document, { isReported }: Knobs) =>
  json(200, {
    id: ettn,
    documentNumber: number,
    invoiceTypeCode: "SATIS",
    accountingCustomerParty: { partyIdentification: content.buyer },
    errorDescription: state === "failed" ? "Belge imzalanamadı." : null,
    isInternet: content.sale.websiteUri !== "",
    isCanceled: isCancelled,
    sendType: content.sale.sendType,
    transferType: "Api",
    archiveDocumentStatus: ARCHIVE_STATUS[state],
    reportDivisionStatus: isReported ? "Completed" : "None",
  });

/** NES's word for GİB's code; whatever else GİB says is an error of the envelope. */
const OUTGOING: Readonly<Record<string, string>> = {
  1000: "EnvelopeIsWaitingToBeProcessedByGib",
  1100: "EnvelopeIsWaitingToBeProcessedByGib",
  1200: "EnvelopeIsWaitingToBeSendedToReceiverByGib",
  1210: "EnvelopeIsBeenWaitingToBeTransferredToReceiverByGib",
  1215: "EnvelopeCouldNotTransferredToReceiverByGib",
  1220: "EnvelopeSystemResponseIsBeingWaitedFromReceiver",
  1230: "ErrorHasBeenDetectedInEnvelopeByReceiver",
  1300: "EnvelopeHasBeenTransferredToReceiverSuccessfully",
};

const ANSWERS = { none: "None", accepted: "Accepted", rejected: "Rejected" } as const;

export function outgoingDetail({ ettn, number, state, content }: Document, knobs: Knobs): Answer {
  const code = envelopeCode(knobs, ettn, state);
  const isAnswered = content.profileId === "TICARIFATURA" && code === "1300" && knobs.buyersAnswer !== "none";
  const documentAnswer = isAnswered ? ANSWERS[knobs.buyersAnswer] : "None";
  return json(200, {
    id: ettn,
    documentNumber: number,
    profileId: content.profileId,
    recordStatus: state === "failed" ? "Error" : "Succeed",
    outgoingStatus: OUTGOING[code] ?? "ErrorHasBeenDetectedInEnvelopeByGib",
    documentAnswer,
    outgoingEnvelope: { code, description: `GİB ${code}` },
    incomingAnswer: isAnswered ? { documentAnswer, answerNote: "İade edildi.", errorDescription: null } : null,
  });
}

/** Raw bytes; what stands for "not ready" is not published, 404 is the only published status that fits. */
export function download({ ettn, number, state, content }: Document, format: string): Answer {
  if (state !== "issued") return { status: 404 };
  if (format === "xml") return { status: 200, body: numbered(content.xml, number), type: "application/xml" };
  const lines = ["Fatura (deneme, mali değeri yoktur)", `Fatura No: ${number}`, `ETTN: ${ettn}`];
  if (format === "pdf") return { status: 200, body: writePdf(lines), type: "application/pdf" };
  return { status: 200, body: `<!doctype html><title>${number}</title><p>${ettn}</p>`, type: "text/html" };
}

/** The upload's first ID is its own: a series until the document has its number. */
const numbered = (xml: string, number: string): string => xml.replace(/<cbc:ID>[^<]*</, `<cbc:ID>${number}<`);

const uuidList = z.strictObject({ uuids: z.array(z.uuid()).min(1).max(50) });

/** A document can be cancelled once it is issued, and the cancellation withdrawn until it is reported. */
export function setCancelled(account: Account, knobs: Knobs, { body }: Call, isCancelled: boolean): Answer {
  for (const uuid of read(uuidList, body).uuids) {
    const document = find(account, "earchive", uuid);
    if (document.state !== "issued") throw unprocessable("INVOICE_NOT_SIGNED", "Belge imzalanmadı.");
    if (isCancelled && document.isCancelled) throw unprocessable("RECORD_ALREADY_CANCELED", "Belge iptal edilmiş.");
    if (!isCancelled && knobs.isReported) throw unprocessable("INVOICE_ALREADY_REPORTED", "İptal raporlanmış.");
    account.archive.cancel(uuid, isCancelled);
  }
  return { status: 200 };
}

const mail = uuidList.extend({ emailAddresses: z.array(z.email()).min(1).max(10) });

export function sendMail(account: Account, module: Module, { body }: Call): Answer {
  for (const uuid of read(mail, body).uuids) find(account, module, uuid);
  return { status: 200 };
}

function read<T>(shape: z.ZodType<T>, body: Buffer): T {
  const parsed = shape.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".") ?? "";
  throw new Refused(json(400, { message: "GECERSIZ ISTEK", invalidFields: [{ field, description: "Geçersiz." }] }));
}

/** One element in a list, as one of NES's two published shapes has it. */
export function user({ taxpayers, company }: Account, id: string, aliasType: string): Answer {
  const own = id === company.vkn ? [{ alias: company.senderAlias, type: "Gb" }] : [];
  const found = Object.hasOwn(taxpayers, id) ? taxpayers[id] : undefined;
  const aliases = [...own, ...(found?.aliases ?? []).map((alias) => ({ alias, type: "Pk" }))]
    .filter(({ type }) => aliasType === "All" || type === aliasType)
    .map((one) => ({ ...one, creationTime: "2020-01-01T00:00:00" }));
  if (aliases.length === 0) return { status: 404 };
  return json(200, [{ identifier: id, title: found?.title ?? company.title, type: "Ozel", aliases }]);
}

export const listSeries = ({ series }: Account, module: Module): Answer =>
  json(
    200,
    series
      .filter((one) => one.module === module)
      .map(({ prefix, isPortal }) => ({ serie: prefix, isPortal, isDefault: false })),
  );

export function oneSeries({ series }: Account, module: Module, prefix: string): Answer {
  const found = series.find((one) => one.module === module && one.prefix === prefix);
  return found ? json(200, { serie: prefix, isPortal: found.isPortal }) : { status: 404 };
}

/** Counts of documents: bought, used and lapsed. */
export const credits = ({ credit }: Knobs): Answer =>
  json(200, { totalDefinedCount: 1000 + credit, totalUsedCount: 990, totalExpiredUnUsedCount: 10 });
