import type { ProfileId } from "../../invoice/invoice.ts";
import type { DocumentFormat } from "../../pipeline/ports/integrator.ts";
import { createHttp, type HttpOutcome } from "../http.ts";

export type TurkcellAccess = {
  readonly apiKey: string;
  /** The account's own VKN or TCKN; Turkcell publishes no question for it. */
  readonly vkn: string;
  readonly baseUrl: string;
  readonly timeoutMs?: number | undefined;
};

export type TurkcellClient = ReturnType<typeof createTurkcellClient>;

/** The invoice in the account's own default design; "true" would be Turkcell's standard one. */
const FILES = {
  pdf: { path: "pdf/false", accept: "application/pdf" },
  html: { path: "html/false", accept: "text/html" },
  xml: { path: "ubl", accept: "application/xml" },
} as const;

/** Turkcell e-Şirket's addresses (developer.turkcellesirket.com); answers are judged elsewhere. */
export function createTurkcellClient({ apiKey, vkn, baseUrl, timeoutMs }: TurkcellAccess) {
  const http = createHttp({ baseUrl, key: { header: "x-api-key", value: apiKey }, timeoutMs });
  const get = (path: string): Promise<HttpOutcome> => http({ method: "GET", path });
  return {
    owner: vkn,
    create: (profileId: ProfileId, json: string) =>
      http({ method: "POST", path: `${modelOf(profileId)}/create`, json }),
    /** Of a draft or of a document that failed, under the same ETTN. */
    update: (profileId: ProfileId, ettn: string, json: string) =>
      http({ method: "PUT", path: `${modelOf(profileId)}/update/${ettn}`, json }),
    status: (profileId: ProfileId, ettn: string) => get(`/v2/${kindOf(profileId)}/${ettn}/status`),
    summary: (ettn: string) => get(`/v1/outboxinvoice/${ettn}`),
    file: (profileId: ProfileId, ettn: string, format: DocumentFormat) => {
      const { path, accept } = FILES[format];
      return http({ method: "GET", path: `/v2/${kindOf(profileId)}/${ettn}/${path}`, accept, isFile: true });
    },
    cancel: (ettn: string) => http({ method: "PUT", path: "/v1/earchive/cancelinvoice", json: JSON.stringify([ettn]) }),
    mail: (ettn: string, address: string) =>
      http({ method: "POST", path: `/v1/earchive/retryinvoicemail/${ettn}/${encodeURIComponent(address)}` }),
    user: (taxId: string) => get(`/v1/gibuser/getuser?identifier=${encodeURIComponent(taxId)}`),
    units: () => get("/v1/staticlist/unit"),
  };
}

const kindOf = (profileId: ProfileId): string => (profileId === "EARSIVFATURA" ? "earchive" : "outboxinvoice");

/** The JSON model is taken under two versions. */
const modelOf = (profileId: ProfileId): string => (profileId === "EARSIVFATURA" ? "/v2/earchive" : "/v1/outboxinvoice");
