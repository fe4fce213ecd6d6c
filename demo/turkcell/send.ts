import { randomUUID } from "node:crypto";
import { istanbulDate } from "../../server/invoice/time/istanbul-time.ts";
import { type Answer, type Call, json, Refused, type Reply } from "../stand-in/conversation.ts";
import { faultAfterStoring, faultBeforeStoring } from "../stand-in/faults.ts";
import type { Knobs } from "../stand-in/knobs.ts";
import type { Account } from "./account.ts";
import { checkModel, type Kind } from "./check-model.ts";
import { type Model, must, readModel, reasons } from "./model.ts";

/** Saves and sends in one call, with the fault that is switched on. */
export function create(account: Account, knobs: Knobs, kind: Kind, { body }: Call): Reply {
  const before = faultBeforeStoring(knobs);
  if (before) return before;
  const model = readModel(body);
  const ettn = model.generalInfoModel.ettn.toLowerCase();
  if (knobs.credit <= 0) throw new Refused({ status: 403, body: "Kontörünüz yetersizdir.", type: "text/plain" });
  if (account.archive.find(ettn)) {
    throw new Refused(reasons(422, "uyarı", `Yeni kayıt için gönderdiğiniz ettn '${ettn}' sistemde mevcut.`));
  }
  checkModel(kind, model, istanbulDate(account.now()));
  checkBuyer(account, kind, model);
  const stored = account.archive.store(ettn, numberFor(account, model), { kind, model });
  knobs.credit -= 1;
  const answer = created(
    knobs.send === "other-uuid" ? randomUUID() : ettn,
    knobs.send === "empty-number" ? "" : stored.number,
  );
  return faultAfterStoring(knobs, answer) ?? answer;
}

/** Of a document that failed alone. */
export function update(account: Account, kind: Kind, { body }: Call, id: string): Answer {
  const document = account.archive.find(id);
  if (document?.content.kind !== kind) return { status: 404, body: "Fatura bulunamadı!", type: "text/plain" };
  const model = readModel(body);
  must(document.state === "failed", "uyarı", "Fatura güncellenemez.");
  checkModel(kind, model, istanbulDate(account.now()));
  checkBuyer(account, kind, model);
  account.archive.sendAgain(id, { kind, model });
  return created(document.ettn, document.number);
}

const created = (id: string, invoiceNumber: string): Answer => json(200, { id, invoiceNumber });

function numberFor({ series, archive }: Account, model: Model): string {
  const { prefix, invoiceNumber, issueDate } = model.generalInfoModel;
  const given = model.useManualInvoiceId ? (invoiceNumber ?? "") : `${prefix ?? ""}${issueDate.slice(0, 4)}`;
  must(series.includes(given.slice(0, 3)), "generalInfoModel.prefix", "Ön ek tanımlı değil.");
  must(!model.useManualInvoiceId || given.length === 16, "generalInfoModel.invoiceNumber", "Geçersiz.");
  must(!archive.isNumberTaken(given), "generalInfoModel.invoiceNumber", "Numara kullanılmış.");
  return given;
}

/** The document type must be the buyer's, and the mailbox one of the buyer's. */
function checkBuyer({ taxpayers }: Account, kind: Kind, { addressBook }: Model): void {
  const id = addressBook.identificationNumber ?? "";
  const aliases = Object.hasOwn(taxpayers, id) ? taxpayers[id]?.aliases : undefined;
  const isRight = kind === "earchive" ? !aliases : aliases?.includes(addressBook.alias ?? "");
  must(isRight === true, "uyarı", "Alıcının mükellefiyeti belgeye uymuyor.");
}
