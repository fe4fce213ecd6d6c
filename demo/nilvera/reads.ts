import { z } from "zod";
import { istanbulDate, istanbulTime } from "../../server/invoice/istanbul-time.ts";
import type { Account } from "./account.ts";
import { type Answer, Refused, refusal, success } from "./answers.ts";
import type { StoredDocument } from "./documents.ts";
import type { Knobs } from "./knobs.ts";
import { type Format, render } from "./renderings.ts";
import { parseJson } from "./request-shape.ts";

export function status(account: Account, knobs: Knobs, ettn: string): Answer {
  const document = existing(account, ettn);
  return success({
    StatusCode: document.state,
    StatusDetail: document.state === "error" ? "Belge işlenemedi." : "",
    ReportStatus: document.state === "succeed" && knobs.isReported ? "Reported" : "NotReported",
    CancelStatus: document.isCancelled,
  });
}

/** Which code stands for "not ready" is not published; 404 is the only published status that fits. */
export function download(account: Account, ettn: string, format: Format): Answer {
  const document = existing(account, ettn);
  return document.state === "succeed" ? success(render(document, format)) : refusal(404, 3003, "Belge Bulunamadı");
}

export function setCancelled(account: Account, ettn: string, isCancelled: boolean): Answer {
  const document = existing(account, ettn);
  if (document.state !== "succeed") return refusal(422, 2004, "Belge henüz düzenlenmedi.");
  account.documents.cancel(ettn, isCancelled);
  return success(isCancelled ? [document.ettn] : true);
}

export function list({ documents }: Account, query: URLSearchParams): Answer {
  const search = (query.get("Search") ?? "").toLowerCase();
  const found = documents
    .all()
    .filter(({ ettn, number }) => ettn.includes(search) || number.toLowerCase().includes(search));
  return page(found.map(rowOf), query);
}

export const listSeries = ({ series }: Account, query: URLSearchParams): Answer =>
  page(
    [...series].map((Name, index) => ({ ID: index + 1, Name, IsDefault: index === 0, IsActive: true, Details: [] })),
    query,
  );

const newSeries = z.object({ Name: z.string().regex(/^[A-Z0-9]{3}$/), IsActive: z.boolean(), IsDefault: z.boolean() });

export function createSeries({ series, now }: Account, body: string): Answer {
  const parsed = newSeries.safeParse(parseJson(body));
  if (!parsed.success) return refusal(400, 400, "Name", "Geçersiz seri.");
  series.add(parsed.data.Name);
  return success({ ID: series.size, ...parsed.data, CreatedDate: wallClock(now()), Details: [] });
}

export const company = ({ company: { vkn, title } }: Account): Answer =>
  success({ Name: title, TaxNumber: vkn, TaxOffice: "Kadıköy", Country: "Türkiye", IsActive: true, IsDeleted: false });

export const credits = ({ company: { vkn } }: Account, { credit }: Knobs): Answer =>
  success([{ Name: "e-Arşiv", ModuleID: 2, TaxNumber: vkn, RemainingCredit: credit, DurationType: "Indefinite" }]);

export function taxpayer({ taxpayers }: Account, taxNumber: string): Answer {
  const found = Object.hasOwn(taxpayers, taxNumber) ? taxpayers[taxNumber] : undefined;
  const rows = found?.aliases.map((Name) => ({
    TaxNumber: taxNumber,
    Title: found.title,
    FirstCreatedTime: "2020-01-01T00:00:00",
    CreationTime: "2020-01-01T00:00:00",
    DocumentType: "Invoice",
    Name,
    Type: "OZEL",
  }));
  return success(rows ?? []);
}

function existing({ documents }: Account, ettn: string): StoredDocument {
  const document = documents.find(ettn);
  if (!document) throw new Refused(refusal(404, 3003, "Belge Bulunamadı"));
  return document;
}

function page(rows: readonly unknown[], query: URLSearchParams): Answer {
  const size = Number(query.get("PageSize") ?? 50);
  const number = Number(query.get("Page") ?? 1);
  return success({
    Page: number,
    PageSize: size,
    TotalCount: rows.length,
    TotalPages: Math.ceil(rows.length / size),
    Content: rows.slice((number - 1) * size, number * size),
  });
}

function rowOf({ ettn, number, invoice, state, storedAt, isCancelled }: StoredDocument): object {
  const { InvoiceInfo: info, CustomerInfo: buyer } = invoice;
  return {
    UUID: ettn,
    InvoiceNumber: number,
    SendType: info.SendType,
    IssueDate: info.IssueDate,
    PayableAmount: info.PayableAmount,
    TaxTotalAmount: info.KdvTotal,
    CurrencyCode: info.CurrencyCode,
    ReceiverTaxNumber: buyer.TaxNumber,
    ReceiverName: buyer.Name,
    CreatedDate: wallClock(storedAt),
    InvoiceType: info.InvoiceType,
    StatusCode: state,
    IsCancel: isCancelled,
    IsInternet: info.SalesPlatform === "INTERNET",
  };
}

const wallClock = (instant: Date): string => `${istanbulDate(instant)}T${istanbulTime(instant)}`;
