import type { ProfileId } from "../../invoice/invoice.ts";
import { PROFILES } from "../../gib/profile-ids.ts";
import type { DocumentFormat } from "../../pipeline/ports/integrator.ts";
import { createHttp, type HttpOutcome } from "../http.ts";
import { writeJson } from "../exact-json.ts";

export type NilveraAccess = {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly fetchTimeoutMs?: number | undefined;
};

export type NilveraClient = ReturnType<typeof createNilveraClient>;

/** Nilvera keeps the two channels apart: their documents, series and credits know nothing of each other. */
export type Module = keyof typeof DOCUMENTS;

export const moduleOf = (profileId: ProfileId): Module => PROFILES[profileId].channel;

const DOCUMENTS = { earchive: "/earchive/Invoices", einvoice: "/einvoice/Sale" } as const;

/** An UBL file, and where it goes besides. */
export type Upload = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly alias: string | undefined;
  readonly templateUuid: string | undefined;
};

/** Nilvera's addresses (OpenAPI of earchive, einvoice and general); answers are judged elsewhere. */
export function createNilveraClient({ apiKey, baseUrl, fetchTimeoutMs }: NilveraAccess) {
  const http = createHttp({ baseUrl, key: { value: apiKey }, timeoutMs: fetchTimeoutMs });
  const get = (path: string): Promise<HttpOutcome> => http({ method: "GET", path });
  const put = (path: string): Promise<HttpOutcome> => http({ method: "PUT", path });
  const post = (path: string, json: string): Promise<HttpOutcome> => http({ method: "POST", path, json });
  return {
    sendModel: (module: Module, json: string) => post(`/${module}/Send/Model`, json),
    sendXml: (module: Module, upload: Upload) =>
      http({ method: "POST", path: `/${module}/Send/Xml${queryOf(upload)}`, body: formOf(upload) }),
    sendZip: (module: Module, json: string) => post(`/${module}/Send/Base64String`, json),
    createSeries: (module: Module, name: string) =>
      post(`/${module}/Series`, writeJson({ Name: name, IsActive: true, IsDefault: false })),
    series: (module: Module, page: number | undefined) =>
      get(`/${module}/Series?PageSize=100&IsActive=true${page === undefined ? "" : `&Page=${page}`}`),
    status: (module: Module, ettn: string) => get(`${DOCUMENTS[module]}/${ettn}/Status`),
    search: (module: Module, text: string) => get(`${DOCUMENTS[module]}?Search=${encodeURIComponent(text)}`),
    details: (module: Module, ettn: string) => get(`${DOCUMENTS[module]}/${ettn}/Details`),
    file: (module: Module, ettn: string, format: DocumentFormat) => get(`${DOCUMENTS[module]}/${ettn}/${format}`),
    mail: (module: Module, json: string) => post(`${DOCUMENTS[module]}/Email/Send`, json),
    cancel: (ettn: string) => put(`/earchive/Invoices/${ettn}/Cancel`),
    revertCancel: (ettn: string) => put(`/earchive/Invoices/${ettn}/RevertCancel`),
    envelope: (ettn: string) => get(`/einvoice/Sale/${ettn}/EnvelopeInfo`),
    rejectedNote: (ettn: string) => get(`/einvoice/Sale/${ettn}/RejectedNote`),
    company: () => get("/general/Company"),
    credits: () => get("/general/Credits"),
    modules: () => get("/general/Company/Modules"),
    taxpayer: (taxId: string) =>
      get(`/general/GlobalCompany/Check/TaxNumber/${encodeURIComponent(taxId)}?globalUserType=Invoice`),
    taxpayerCard: (taxId: string) =>
      get(`/general/GlobalCompany/GetGlobalCustomerInfo/${encodeURIComponent(taxId)}?globalUserType=Invoice`),
  };
}

function queryOf({ alias, templateUuid }: Upload): string {
  const query = new URLSearchParams();
  if (alias !== undefined) query.set("Alias", alias);
  if (templateUuid !== undefined) query.set("TemplateUUID", templateUuid);
  return query.size === 0 ? "" : `?${query.toString()}`;
}

function formOf({ bytes }: Upload): FormData {
  const form = new FormData();
  form.set("file", new Blob([bytes], { type: "application/xml" }), "invoice.xml");
  return form;
}
