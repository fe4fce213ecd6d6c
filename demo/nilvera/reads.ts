import { z } from "zod";
import type { Account, RegisteredUser } from "./account.ts";
import { type Answer, refusal, success } from "./answers.ts";
import type { Module, StoredDocument } from "./documents.ts";
import { saleRowOf } from "./einvoice-reads.ts";
import type { Knobs } from "./knobs.ts";
import { existing, wallClock } from "./lookup.ts";
import { type Format, render } from "./renderings.ts";
import { parseJson } from "./request-shape.ts";

export function status(account: Account, knobs: Knobs, ettn: string): Answer {
  const document = existing(account, "earchive", ettn);
  return success({
    StatusCode: document.state,
    StatusDetail: document.state === "error" ? "Belge işlenemedi." : "",
    ReportStatus: document.state === "succeed" && knobs.isReported ? "Reported" : "NotReported",
    CancelStatus: document.isCancelled,
  });
}

const mail = z.strictObject({ UUID: z.uuid(), emailAddresses: z.array(z.email()).min(1) });

export function sendMail(account: Account, module: Module, body: string): Answer {
  const parsed = mail.safeParse(parseJson(body));
  if (!parsed.success) return refusal(400, 400, "emailAddresses", "Geçersiz e-posta.");
  const { state } = existing(account, module, parsed.data.UUID);
  if (state !== "succeed") return refusal(422, 2004, "Belge henüz düzenlenmedi.");
  account.mailed.push(...parsed.data.emailAddresses.map((address) => ({ ettn: parsed.data.UUID, address })));
  return success("Mail kuyruğa eklendi.");
}

/** Which code stands for "not ready" is not published; 404 is the only published status that fits. */
export function download(account: Account, module: Module, [ettn, format]: readonly [string, Format]): Answer {
  const document = existing(account, module, ettn);
  return document.state === "succeed" ? success(render(document, format)) : refusal(404, 3003, "Belge Bulunamadı");
}

export function setCancelled(account: Account, ettn: string, isCancelled: boolean): Answer {
  const document = existing(account, "earchive", ettn);
  if (document.state !== "succeed") return refusal(422, 2004, "Belge henüz düzenlenmedi.");
  account.documents.cancel(ettn, isCancelled);
  return success(isCancelled ? [document.ettn] : true);
}

export function list({ documents }: Account, module: Module, query: URLSearchParams): Answer {
  const search = (query.get("Search") ?? "").toLowerCase();
  const found = documents
    .all()
    .filter((document) => document.module === module)
    .filter(({ ettn, number }) => ettn.includes(search) || number.toLowerCase().includes(search));
  return page(found.map(module === "earchive" ? rowOf : saleRowOf), query);
}

export function details(account: Account, module: Module, ettn: string): Answer {
  const { number, invoice } = existing(account, module, ettn);
  const { InvoiceType, InvoiceProfile = "EARSIVFATURA", IssueDate, CurrencyCode, ...info } = invoice.InvoiceInfo;
  return success({
    UUID: ettn,
    InvoiceType,
    InvoiceProfile,
    InvoiceNumber: number,
    IssueDate,
    CurrencyCode,
    NumberOfItems: invoice.InvoiceLines.length,
    InvoiceAmount: info.PayableAmount,
    TaxAmount: info.KdvTotal,
  });
}

export const listSeries = ({ series }: Account, module: Module, query: URLSearchParams): Answer =>
  page(
    [...series[module]].map((Name, index) => ({
      ID: index + 1,
      Name,
      IsDefault: index === 0,
      IsActive: true,
      Details: [],
    })),
    query,
  );

const newSeries = z.object({ Name: z.string().regex(/^[A-Z0-9]{3}$/), IsActive: z.boolean(), IsDefault: z.boolean() });

export function createSeries({ series: ofModules, now }: Account, module: Module, body: string): Answer {
  const series = ofModules[module];
  const parsed = newSeries.safeParse(parseJson(body));
  if (!parsed.success) return refusal(400, 400, "Name", "Geçersiz seri.");
  series.add(parsed.data.Name);
  return success({ ID: series.size, ...parsed.data, CreatedDate: wallClock(now()), Details: [] });
}

export const company = ({ company: { vkn, title } }: Account): Answer =>
  success({ Name: title, TaxNumber: vkn, TaxOffice: "Kadıköy", Country: "Türkiye", IsActive: true, IsDeleted: false });

export const credits = ({ company: { vkn } }: Account, { credit }: Knobs): Answer =>
  success([{ Name: "e-Arşiv", ModuleID: 2, TaxNumber: vkn, RemainingCredit: credit, DurationType: "Indefinite" }]);

/** The modules the account has; both are bought apart. */
export const modules = (): Answer =>
  success(["e-Fatura", "e-Arşiv"].map((Name) => ({ Name, Description: Name, IsActive: true, IsActivation: true })));

export function taxpayer({ taxpayers }: Account, taxNumber: string): Answer {
  const found = Object.hasOwn(taxpayers, taxNumber) ? taxpayers[taxNumber] : undefined;
  if (!found) return success([]);
  const rows = [...found.aliases, ...(found.closedAliases ?? [])].map((Name) => ({
    TaxNumber: taxNumber,
    Title: found.title,
    FirstCreatedTime: "2020-01-01T00:00:00",
    CreationTime: "2020-01-01T00:00:00",
    DocumentType: "Invoice",
    Name,
    Type: typeOf(found),
  }));
  return success(rows);
}

/** The card of a registered company: its tax office, and every alias it ever had. */
export function taxpayerCard({ taxpayers }: Account, taxNumber: string): Answer {
  const found = Object.hasOwn(taxpayers, taxNumber) ? taxpayers[taxNumber] : undefined;
  if (!found) return refusal(404, 3006, "Kayıt Bulunamadı");
  const CreationTime = "2020-01-01T00:00:00";
  return success({
    TaxNumber: taxNumber,
    Title: found.title,
    TaxDepartment: found.taxOffice ?? null,
    Type: typeOf(found),
    FirstCreationTime: CreationTime,
    Aliases: [
      ...found.aliases.map((Name) => ({ Name, CreationTime, DeletionTime: null })),
      ...(found.closedAliases ?? []).map((Name) => ({ Name, CreationTime, DeletionTime: "2024-01-01T00:00:00" })),
    ],
  });
}

const typeOf = ({ isPublic }: RegisteredUser): string => (isPublic ? "KAMU" : "OZEL");

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
