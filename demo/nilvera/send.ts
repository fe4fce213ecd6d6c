import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { istanbulDate } from "../../server/invoice/istanbul-time.ts";
import { type Answer, Refused, refusal, success } from "./answers.ts";
import { BROKEN, answerHalf, type Knobs, reset, TOO_MANY } from "./knobs.ts";
import type { Account } from "./account.ts";
import type { StoredDocument } from "./documents.ts";
import { type ArchiveInvoice, readSendModel } from "./request-shape.ts";
import { checkRules } from "./rules.ts";

/** What a route may do instead of answering: nothing at all. */
export type Reply = Answer | ((response: ServerResponse) => void);

/** `POST /earchive/Send/Model`, with the fault that is switched on. */
export function send(account: Account, knobs: Knobs, body: string): Reply {
  const before = faultBeforeStoring(knobs);
  if (before) return before;
  const stored = acceptDocument(account, knobs, body);
  return faultAfterStoring(knobs, stored) ?? success({ UUID: stored.ettn, InvoiceNumber: stored.number });
}

function acceptDocument(account: Account, knobs: Knobs, body: string): StoredDocument {
  const invoice = readSendModel(body);
  const ettn = (invoice.InvoiceInfo.UUID ?? randomUUID()).toLowerCase();
  checkAccount(account, knobs, invoice);
  if (account.documents.has(ettn)) throw new Refused(refusal(409, 1001, "ETTN daha önce kaydedilmiş."));
  checkRules(invoice, istanbulDate(account.now()));
  checkSeries(account, invoice);
  checkBuyer(account, invoice);
  const stored = account.documents.store(invoice, body, ettn);
  knobs.credit -= 1;
  return stored;
}

function checkAccount({ company }: Account, knobs: Knobs, { CompanyInfo }: ArchiveInvoice): void {
  if (CompanyInfo.TaxNumber !== company.vkn) throw new Refused(refusal(409, 1000, "VKN uyuşmuyor."));
  if (knobs.credit <= 0) throw new Refused(refusal(422, 2000, "Kontör yetersiz."));
}

function checkSeries({ series }: Account, { InvoiceInfo: info }: ArchiveInvoice): void {
  const given = info.InvoiceSerieOrNumber ?? "";
  if (given === "") throw new Refused(refusal(422, 2065, "Seri boş olamaz."));
  if (!/^[A-Z0-9]{3}(\d{13})?$/.test(given)) throw new Refused(refusal(400, 400, "InvoiceSerieOrNumber", "Geçersiz."));
  const hasOtherYear = given.length === 16 && given.slice(3, 7) !== info.IssueDate.slice(0, 4);
  if (hasOtherYear) throw new Refused(refusal(422, 2100, "Belge yılı ile seri yılı uyuşmuyor."));
  if (!series.has(given.slice(0, 3))) throw new Refused(refusal(404, 3009, "Seri tanımlı değil."));
}

function checkBuyer({ taxpayers }: Account, { CustomerInfo }: ArchiveInvoice): void {
  const isTaxpayer = Object.hasOwn(taxpayers, CustomerInfo.TaxNumber ?? "");
  if (isTaxpayer) throw new Refused(refusal(422, 2025, "Alıcı e-Fatura mükellefidir."));
}

function faultBeforeStoring({ send: fault, retryAfterSeconds }: Knobs): Reply | undefined {
  if (fault === "hang-before-storing") return () => undefined;
  if (fault === "reset-before-storing") return reset;
  if (fault === "500-without-storing") return BROKEN;
  if (fault !== "429") return undefined;
  return (response) => {
    response.writeHead(429, { "content-type": "application/json", "retry-after": String(retryAfterSeconds) });
    response.end(JSON.stringify(TOO_MANY.body));
  };
}

function faultAfterStoring({ send: fault }: Knobs, { ettn, number }: StoredDocument): Reply | undefined {
  switch (fault) {
    case "hang-after-storing":
      return () => undefined;
    case "reset-after-storing":
      return reset;
    case "500-after-storing":
      return BROKEN;
    case "broken-json":
      return (response) => response.writeHead(200, { "content-type": "application/json" }).end('{"UUID":"');
    case "empty-body":
      return (response) => response.writeHead(200).end();
    case "slow-body":
      return (response) => answerHalf(response, success({ UUID: ettn, InvoiceNumber: number }));
    case "empty-number":
      return success({ UUID: ettn, InvoiceNumber: "" });
    case "other-uuid":
      return success({ UUID: randomUUID(), InvoiceNumber: number });
    default:
      return undefined;
  }
}
