import { isPage } from "../answer.ts";
import type { HttpFailure, HttpOutcome, HttpRequest } from "../http.ts";
import { createHttp } from "../http.ts";
import { CONSENT_ENDED, createTokens, type Tokens, type TokensOptions } from "./tokens.ts";

export type ParasutClient = ReturnType<typeof createParasutClient>;

/** A page holds no more, whatever is asked for. */
export const PAGE_SIZE = 25;

/** Paraşüt's addresses (API v4); answers are judged elsewhere. */
export function createParasutClient(options: TokensOptions) {
  const tokens = createTokens(options);
  const company = options.access["companyId"] ?? "";
  const ask = (request: HttpRequest) => askWithToken(options, tokens, request);
  const at = (path: string): string => `/v4/${encodeURIComponent(company)}${path}`;
  const get = (path: string): Promise<HttpOutcome> => ask({ method: "GET", path: at(path) });
  const post = (path: string, json: string): Promise<HttpOutcome> => ask({ method: "POST", path: at(path), json });
  const list = (path: string, query: Readonly<Record<string, string>>): Promise<HttpOutcome> =>
    get(`${path}?${new URLSearchParams({ ...query, "page[size]": String(PAGE_SIZE) }).toString()}`);
  return {
    company,
    access: () => tokens.access(),
    me: () => ask({ method: "GET", path: "/v4/me?include=companies" }),
    customers: (filter: "tax_number" | "email" | "name", value: string) =>
      list("/contacts", { [`filter[${filter}]`]: value, "filter[account_type]": "customer" }),
    createContact: (json: string) => post("/contacts", json),
    products: (filter: "code" | "name", value: string) => list("/products", { [`filter[${filter}]`]: value }),
    createProduct: (json: string) => post("/products", json),
    /** Newest first. */
    salesInvoices: (issueDate: string, contact: string, page: number) =>
      list("/sales_invoices", {
        "filter[issue_date]": issueDate,
        "filter[contact_id]": contact,
        "page[number]": String(page),
        sort: "-id",
      }),
    createSalesInvoice: (json: string) => post("/sales_invoices", json),
    salesInvoice: (id: string) => get(`/sales_invoices/${id}?include=active_e_document`),
    deleteDraft: (id: string) => ask({ method: "DELETE", path: at(`/sales_invoices/${id}`) }),
    cancel: (id: string) => ask({ method: "DELETE", path: at(`/sales_invoices/${id}/cancel`) }),
    recover: (id: string) => ask({ method: "PATCH", path: at(`/sales_invoices/${id}/recover`) }),
    createEArchive: (json: string) => post("/e_archives", json),
    createEInvoice: (json: string) => post("/e_invoices", json),
    job: (id: string) => get(`/trackable_jobs/${encodeURIComponent(id)}`),
    pdf: (type: "e_archives" | "e_invoices", id: string) => get(`/${type}/${id}/pdf`),
    inboxes: (taxId: string, page: number) =>
      list("/e_invoice_inboxes", { "filter[vkn]": taxId, "page[number]": String(page) }),
  };
}

/** A token refused before its time was not believed in at all: the same request may go once more with another. */
async function askWithToken(
  { baseUrl, timeoutMs }: TokensOptions,
  tokens: Tokens,
  request: HttpRequest,
): Promise<HttpOutcome> {
  const send = (value: string): Promise<HttpOutcome> => createHttp({ baseUrl, key: { value }, timeoutMs })(request);
  const token = await tokens.bearer();
  if (isFailure(token)) return token.reason === CONSENT_ENDED ? REFUSED : token;
  const outcome = await send(token);
  if (outcome.kind !== "answered" || outcome.status !== 401) return outcome;
  // A gateway's page may stand in place of what Paraşüt itself made of it.
  if (request.method === "POST" && isPage(outcome)) return outcome;
  const other = await tokens.renewed(token);
  if (isFailure(other)) return other.reason === CONSENT_ENDED ? REFUSED : other;
  return send(other);
}

/** What Paraşüt itself would answer without a token. */
const REFUSED: HttpOutcome = { kind: "answered", status: 401, headers: new Headers(), body: "" };

const isFailure = (one: string | HttpFailure): one is HttpFailure => typeof one !== "string";
