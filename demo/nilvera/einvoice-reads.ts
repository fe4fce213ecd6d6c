import type { Account } from "./account.ts";
import { type Answer, success } from "./answers.ts";
import type { StoredDocument } from "./documents.ts";
import { existing, wallClock } from "./lookup.ts";

/** What Nilvera tells of an e-Fatura: its own word, GİB's and the buyer's. */
export function einvoiceStatus(account: Account, ettn: string): Answer {
  const { invoice, state, answer, isAnswerSilent, gibCode, storedAt } = existing(account, "einvoice", ettn);
  const CreatedDate = wallClock(storedAt);
  return success({
    InvoiceProfile: invoice.InvoiceInfo.InvoiceProfile,
    IssueDate: invoice.InvoiceInfo.IssueDate,
    Answer: {
      AnswerCode: answer,
      AnswerNote: answer === "rejected" && !isAnswerSilent ? REJECTED_BECAUSE : null,
      Description: null,
    },
    InvoiceStatus: {
      Code: state,
      Description: state === "error" ? "Zarf işlenemedi." : "",
      DetailDescription: state === "error" ? `GİB ${gibCode}` : "",
    },
    EnvelopeInfo: { UUID: ettn, GIBCode: gibCode, GIBDescription: String(gibCode), CreatedDate },
  });
}

const REJECTED_BECAUSE = "Sipariş edilmedi";

export function envelope(account: Account, ettn: string): Answer {
  const { gibCode } = existing(account, "einvoice", ettn);
  return success({ GIBCode: String(gibCode), GIBDescription: String(gibCode), EnvelopeUUID: ettn });
}

export const rejectedNote = (account: Account, ettn: string): Answer =>
  success(existing(account, "einvoice", ettn).answer === "rejected" ? REJECTED_BECAUSE : "");

/** A row of `GET /einvoice/Sale`. */
export function saleRowOf({ ettn, number, invoice, state, storedAt, answer }: StoredDocument): object {
  const { InvoiceInfo: info, CompanyInfo: seller, CustomerInfo: buyer } = invoice;
  return {
    UUID: ettn,
    TaxNumber: seller.TaxNumber,
    ReceiverTaxNumber: buyer.TaxNumber,
    ReceiverName: buyer.Name,
    InvoiceNumber: number,
    InvoiceProfile: info.InvoiceProfile,
    InvoiceType: info.InvoiceType,
    IssueDate: info.IssueDate,
    CurrencyCode: info.CurrencyCode,
    PayableAmount: info.PayableAmount,
    TaxTotalAmount: info.KdvTotal,
    CreatedDate: wallClock(storedAt),
    StatusCode: state,
    AnswerCode: answer,
  };
}
