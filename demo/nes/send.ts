import { randomUUID } from "node:crypto";
import { istanbulDate } from "../../server/invoice/time/istanbul-time.ts";
import { type Call, json, Refused, type Reply } from "../stand-in/conversation.ts";
import { faultAfterStoring, faultBeforeStoring } from "../stand-in/faults.ts";
import type { Knobs } from "../stand-in/knobs.ts";
import type { Account, Content } from "./account.ts";
import { checkInvoice, internetInfo } from "./check-invoice.ts";
import { examine, type Module, readUpload, type Ubl, unprocessable, type Upload } from "./read-upload.ts";

/** Upload and send in one call, with the fault that is switched on. */
export async function send(account: Account, knobs: Knobs, module: Module, call: Call): Promise<Reply> {
  const before = faultBeforeStoring(knobs);
  if (before) return before;
  const upload = await readUpload(module, call);
  const stored = examine(upload.xml, (ubl) => accept({ account, knobs, upload, ubl }));
  const uuid = knobs.send === "other-uuid" ? randomUUID() : stored.ettn;
  const documentNumber = knobs.send === "empty-number" ? "" : stored.number;
  const answer = json(200, { uuid, documentNumber, preview: null });
  return faultAfterStoring(knobs, answer) ?? answer;
}

/** A failed document, or a draft, may be put in place of itself under its own ETTN. */
export async function replace(account: Account, call: Call, uuid: string): Promise<Reply> {
  const upload = await readUpload("earchive", call);
  const document = account.archive.find(uuid);
  if (document?.content.module !== "earchive") return { status: 404 };
  if (document.state !== "failed") throw unprocessable("DOCUMENT_NOT_EDITABLE", "Belge düzenlenemez.");
  const content = examine(upload.xml, (ubl) => {
    checkInvoice("earchive", ubl, istanbulDate(account.now()));
    return contentOf(upload, ubl);
  });
  account.archive.sendAgain(uuid, content);
  return json(200, { uuid: document.ettn, documentNumber: document.number, preview: null });
}

type Incoming = {
  readonly account: Account;
  readonly knobs: Knobs;
  readonly upload: Upload;
  readonly ubl: Ubl;
};

function accept({ account, knobs, upload, ubl }: Incoming) {
  const { text } = ubl;
  const ettn = text("cbc:UUID").toLowerCase();
  if (knobs.credit <= 0) throw unprocessable("CREDIT_NOT_ENOUGH", "Kontör yetersiz.");
  if (account.archive.find(ettn)) throw conflict("Kayıt daha önce eklenmiş.");
  checkInvoice(upload.module, ubl, istanbulDate(account.now()));
  const seller = text("cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID");
  if (seller !== account.company.vkn) throw unprocessable("SCHEMATRON_CHECK_RESULT_HAS_FAILED", "Satıcı VKN farklı.");
  const number = numberFor(account, upload.module, ubl);
  const content = contentOf(upload, ubl);
  checkBuyer(account, content);
  knobs.credit -= 1;
  return account.archive.store(ettn, number, content);
}

const contentOf = (upload: Upload, ubl: Ubl): Content => ({
  ...upload,
  profileId: ubl.text("cbc:ProfileID"),
  buyer: ubl.text("cac:AccountingCustomerParty/cac:Party/cac:PartyIdentification/cbc:ID"),
  sale: internetInfo(ubl),
});

/** A whole number of a series of the caller's own, or a portal series and the year. */
function numberFor({ series, archive }: Account, module: Module, { text }: Ubl): string {
  const id = text("cbc:ID");
  const year = text("cbc:IssueDate").slice(0, 4);
  const found = series.find((one) => one.module === module && one.prefix === id.slice(0, 3));
  if (!found) throw unprocessable("SERIES_NOT_FOUND", "Seri tanımlı değil.");
  if (id.length === 3 && !found.isPortal) throw unprocessable("SCHEMATRON_CHECK_RESULT_HAS_FAILED", "cbc:ID geçersiz.");
  if (id.length === 16 && archive.isNumberTaken(id)) throw conflict("Belge numarası kullanılmış.");
  return id.length === 16 ? id : `${id}${year}`;
}

/** What the shop's document type says of the buyer must be so; a mailbox must be one of the buyer's. */
function checkBuyer({ taxpayers }: Account, { module, receiverAlias, buyer }: Content): void {
  const aliases = Object.hasOwn(taxpayers, buyer) ? taxpayers[buyer]?.aliases : undefined;
  const isRight = module === "earchive" ? !aliases : aliases?.includes(receiverAlias);
  if (!isRight) throw unprocessable("SCHEMATRON_CHECK_RESULT_HAS_FAILED", "Alıcının mükellefiyeti belgeye uymuyor.");
}

const conflict = (message: string): Refused => new Refused(json(409, { message }));
