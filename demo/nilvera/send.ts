import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { istanbulDate } from "../../server/invoice/time/istanbul-time.ts";
import { type Answer, Refused, refusal, success } from "./answers.ts";
import { BROKEN, answerHalf, type Knobs, reset, TOO_MANY } from "./knobs.ts";
import type { Account } from "./account.ts";
import type { Module, StoredDocument } from "./documents.ts";
import { readEinvoiceModel, readZipModel } from "./einvoice-shape.ts";
import { readSendModel, type SentInvoice } from "./request-shape.ts";
import type { StandInRequest } from "./request.ts";
import { checkEinvoiceRules, checkRules } from "./rules.ts";
import { fileOf, readUbl, xmlIn } from "./ubl-upload.ts";

/** What a route may do instead of answering: nothing at all. */
export type Reply = Answer | ((response: ServerResponse) => void);

export type Sending = {
  readonly account: Account;
  readonly knobs: Knobs;
  readonly module: Module;
  readonly way: "Model" | "Xml" | "Base64String";
};

type SendRequest = Pick<StandInRequest, "query" | "body" | "bytes" | "contentType">;

/** Any `POST …/Send/…`, with the fault that is switched on. */
export async function send(sending: Sending, request: SendRequest): Promise<Reply> {
  const { knobs } = sending;
  const before = faultBeforeStoring(knobs);
  if (before) return before;
  const stored = acceptDocument(sending, await readSent(sending, request));
  return faultAfterStoring(knobs, stored) ?? success({ UUID: stored.ettn, InvoiceNumber: stored.number });
}

type Sent = {
  readonly invoice: SentInvoice;
  readonly body: string;
  readonly alias: string | null | undefined;
  /** The model's own rules; an upload is held against GİB's by the real Nilvera. */
  readonly check: (today: string) => void;
};

async function readSent({ module, way }: Sending, { query, body, bytes, contentType }: SendRequest): Promise<Sent> {
  if (way === "Xml") {
    const xml = await fileOf(bytes, contentType);
    return { invoice: readUbl(xml), body: xml, alias: query.get("Alias"), check: () => undefined };
  }
  if (way === "Base64String") {
    const { ZIPFileBase64, Alias } = readZipModel(body);
    const xml = await xmlIn(Buffer.from(ZIPFileBase64, "base64"));
    return { invoice: readUbl(xml), body: xml, alias: Alias, check: () => undefined };
  }
  if (module === "einvoice") {
    const { invoice, alias } = readEinvoiceModel(body);
    return { invoice, body, alias, check: (today) => checkEinvoiceRules(invoice, today) };
  }
  const invoice = readSendModel(body);
  return { invoice, body, alias: undefined, check: (today) => checkRules(invoice, today) };
}

function acceptDocument({ account, knobs, module }: Sending, { invoice, body, alias, check }: Sent): StoredDocument {
  const ettn = (invoice.InvoiceInfo.UUID ?? randomUUID()).toLowerCase();
  checkAccount(account, knobs, invoice);
  if (account.documents.has(ettn)) throw new Refused(refusal(409, 1001, "ETTN daha önce kaydedilmiş."));
  check(istanbulDate(account.now()));
  checkSeries(account, module, invoice);
  if (module === "earchive") checkConsumer(account, invoice);
  else checkTaxpayer(account, invoice, alias);
  const stored = account.documents.store({ module, invoice, body, ettn, alias: alias ?? undefined });
  knobs.credit -= 1;
  return stored;
}

function checkAccount({ company }: Account, knobs: Knobs, { CompanyInfo }: SentInvoice): void {
  if (CompanyInfo.TaxNumber !== company.vkn) throw new Refused(refusal(409, 1000, "VKN uyuşmuyor."));
  if (knobs.credit <= 0) throw new Refused(refusal(422, 2000, "Kontör yetersiz."));
}

function checkSeries({ series }: Account, module: Module, { InvoiceInfo: info }: SentInvoice): void {
  const given = info.InvoiceSerieOrNumber ?? "";
  if (given === "") throw new Refused(refusal(422, 2065, "Seri boş olamaz."));
  if (!/^[A-Z0-9]{3}(\d{13})?$/.test(given)) throw new Refused(refusal(400, 400, "InvoiceSerieOrNumber", "Geçersiz."));
  const hasOtherYear = given.length === 16 && given.slice(3, 7) !== info.IssueDate.slice(0, 4);
  if (hasOtherYear) throw new Refused(refusal(422, 2100, "Belge yılı ile seri yılı uyuşmuyor."));
  if (!series[module].has(given.slice(0, 3))) throw new Refused(refusal(404, 3009, "Seri tanımlı değil."));
}

function checkConsumer({ taxpayers }: Account, { CustomerInfo, InvoiceInfo }: SentInvoice): void {
  const isTaxpayer = Object.hasOwn(taxpayers, CustomerInfo.TaxNumber ?? "");
  if (isTaxpayer) throw new Refused(refusal(422, 2025, "Alıcı e-Fatura mükellefidir."));
  const isArchive = (InvoiceInfo.InvoiceProfile ?? "EARSIVFATURA") === "EARSIVFATURA";
  if (!isArchive) throw new Refused(refusal(422, 2024, "Senaryo e-Arşiv olmalıdır."));
}

/** Only a mailbox in use of this very buyer takes an e-Fatura, and only a public body's takes KAMU. */
function checkTaxpayer(
  { taxpayers }: Account,
  { CustomerInfo, InvoiceInfo: { InvoiceProfile: profile } }: SentInvoice,
  alias: string | null | undefined,
): void {
  const buyer = CustomerInfo.TaxNumber ?? "";
  const found = Object.hasOwn(taxpayers, buyer) ? taxpayers[buyer] : undefined;
  if (!found) throw new Refused(refusal(422, 2054, "Alıcı e-Fatura mükellefi değildir."));
  if (!alias) throw new Refused(refusal(400, 400, "Alias", "Nesnesi Null Olamaz."));
  if (found.closedAliases?.includes(alias)) throw new Refused(refusal(422, 2052, "Alıcı etiketi kullanımda değil."));
  if (!found.aliases.includes(alias)) throw new Refused(refusal(404, 3000, "Alıcı etiketi bulunamadı."));
  const isFitting = profile !== "EARSIVFATURA" && (profile === "KAMU") === (found.isPublic === true);
  if (!isFitting) throw new Refused(refusal(422, 2059, "Senaryo alıcıya uygun değil."));
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
