import type { ProfileId } from "../../invoice/invoice.ts";
import type { DocumentFormat } from "../../pipeline/ports/integrator.ts";
import { createHttp, type HttpOutcome } from "../http.ts";

export type NesAccess = {
  readonly apiKey: string;
  /** The account's own VKN or TCKN; NES publishes no question for it. */
  readonly vkn: string;
  readonly baseUrl: string;
  readonly timeoutMs?: number | undefined;
};

export type NesClient = ReturnType<typeof createNesClient>;

/** NES checks an upload by GİB's schematron, and draws a PDF, while we wait: others give it 60 to 90 seconds. */
const FILE_TIMEOUT_MS = 60_000;

const ACCEPT = { pdf: "application/pdf", html: "text/html", xml: "application/xml" } as const;

/** NES's addresses (REST v1, modules earchive, einvoice and general); answers are judged elsewhere. */
export function createNesClient({ apiKey, vkn, baseUrl, timeoutMs }: NesAccess) {
  const http = createHttp({ baseUrl, key: { value: apiKey }, timeoutMs });
  const slowHttp = createHttp({ baseUrl, key: { value: apiKey }, timeoutMs: timeoutMs ?? FILE_TIMEOUT_MS });
  const get = (path: string): Promise<HttpOutcome> => http({ method: "GET", path });
  const post = (path: string, body: Readonly<Record<string, readonly string[]>>): Promise<HttpOutcome> =>
    http({ method: "POST", path, json: JSON.stringify(body) });
  return {
    owner: vkn,
    upload: (profileId: ProfileId, form: FormData) =>
      slowHttp({ method: "POST", path: `/${moduleOf(profileId)}/v1/uploads/document`, body: form }),
    /** Under the same ETTN, in place of a draft or of one that failed. */
    replace: (profileId: ProfileId, ettn: string, form: FormData) =>
      slowHttp({ method: "PUT", path: `/${moduleOf(profileId)}/v1/uploads/document/${ettn}`, body: form }),
    /** e-Fatura only, as it is. */
    resend: (ettn: string) => http({ method: "POST", path: `/einvoice/v1/uploads/resend/${ettn}`, json: "{}" }),
    invoice: (profileId: ProfileId, ettn: string) => get(`${invoicesOf(profileId)}/${ettn}`),
    file: (profileId: ProfileId, ettn: string, format: DocumentFormat) =>
      slowHttp({
        method: "GET",
        path: `${invoicesOf(profileId)}/${ettn}/${format}`,
        accept: ACCEPT[format],
        isFile: true,
      }),
    cancel: (ettn: string) => post("/earchive/v1/invoices/cancel", { uuids: [ettn] }),
    withdrawCancel: (ettn: string) => post("/earchive/v1/invoices/canceled/withdraw", { uuids: [ettn] }),
    mail: (profileId: ProfileId, ettn: string, address: string) =>
      post(`${invoicesOf(profileId)}/email/send`, { uuids: [ettn], emailAddresses: [address] }),
    user: (taxId: string, aliasType: "Pk" | "Gb") =>
      get(`/einvoice/v1/users/${encodeURIComponent(taxId)}/${aliasType}`),
    seriesList: (profileId: ProfileId) => get(`/${moduleOf(profileId)}/v1/definitions/series?status=Active`),
    series: (profileId: ProfileId, prefix: string, year: string) =>
      get(`/${moduleOf(profileId)}/v1/definitions/series/${prefix}?year=${year}`),
    credits: () => get("/general/v1/management/creditsummary"),
  };
}

const moduleOf = (profileId: ProfileId): string => (profileId === "EARSIVFATURA" ? "earchive" : "einvoice");

const invoicesOf = (profileId: ProfileId): string =>
  profileId === "EARSIVFATURA" ? "/earchive/v1/invoices" : "/einvoice/v1/outgoing/invoices";
