import type { DocumentFormat } from "../../pipeline/integrator.ts";
import { createHttp, type HttpOutcome } from "../http.ts";
import { writeJson } from "../exact-json.ts";

export type NilveraAccess = {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly fetchTimeoutMs?: number | undefined;
};

export type NilveraClient = ReturnType<typeof createNilveraClient>;

/** Nilvera's addresses (OpenAPI of earchive and general); answers are judged elsewhere. */
export function createNilveraClient({ apiKey, baseUrl, fetchTimeoutMs }: NilveraAccess) {
  const http = createHttp({ baseUrl, key: { value: apiKey }, timeoutMs: fetchTimeoutMs });
  const get = (path: string): Promise<HttpOutcome> => http({ method: "GET", path });
  const post = (path: string, json: string): Promise<HttpOutcome> => http({ method: "POST", path, json });
  return {
    sendModel: (json: string) => post("/earchive/Send/Model", json),
    createSeries: (name: string) =>
      post("/earchive/Series", writeJson({ Name: name, IsActive: true, IsDefault: false })),
    status: (ettn: string) => get(`/earchive/Invoices/${ettn}/Status`),
    search: (text: string) => get(`/earchive/Invoices?Search=${encodeURIComponent(text)}`),
    file: (ettn: string, format: DocumentFormat) => get(`/earchive/Invoices/${ettn}/${format}`),
    company: () => get("/general/Company"),
    taxpayer: (taxId: string) =>
      get(`/general/GlobalCompany/Check/TaxNumber/${encodeURIComponent(taxId)}?globalUserType=Invoice`),
  };
}
