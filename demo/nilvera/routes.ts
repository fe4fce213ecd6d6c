import type { Account } from "./account.ts";
import type { Module } from "./documents.ts";
import * as einvoice from "./einvoice-reads.ts";
import type { Knobs } from "./knobs.ts";
import * as reads from "./reads.ts";
import type { Format } from "./renderings.ts";
import type { StandInRequest } from "./request.ts";
import { type Reply, send } from "./send.ts";

export type Route = {
  /** As counted: "GET /earchive/Invoices/:uuid/Status". */
  readonly name: string;
  readonly isSend: boolean;
  readonly reply: (request: StandInRequest) => Reply | Promise<Reply>;
};

type Entry = {
  readonly name: string;
  readonly isSend?: boolean;
  readonly answer: (argument: string, request: StandInRequest) => Reply | Promise<Reply>;
};

/** The operations the stand-in knows, each with at most one argument in its path. */
export function createRoutes(account: Account, knobs: Knobs) {
  const entries: readonly Entry[] = [
    ...MODULES.flatMap((module) => documentRoutes(account, knobs, module)),
    { name: "GET /earchive/Invoices/:uuid/Status", answer: (ettn) => reads.status(account, knobs, ettn) },
    { name: "PUT /earchive/Invoices/:uuid/Cancel", answer: (ettn) => reads.setCancelled(account, ettn, true) },
    { name: "PUT /earchive/Invoices/:uuid/RevertCancel", answer: (ettn) => reads.setCancelled(account, ettn, false) },
    { name: "GET /einvoice/Sale/:uuid/Status", answer: (ettn) => einvoice.einvoiceStatus(account, ettn) },
    { name: "GET /einvoice/Sale/:uuid/EnvelopeInfo", answer: (ettn) => einvoice.envelope(account, ettn) },
    { name: "GET /einvoice/Sale/:uuid/RejectedNote", answer: (ettn) => einvoice.rejectedNote(account, ettn) },
    { name: "GET /general/Company", answer: () => reads.company(account) },
    { name: "GET /general/Company/Modules", answer: () => reads.modules() },
    { name: "GET /general/Credits", answer: () => reads.credits(account, knobs) },
    { name: "GET /general/GlobalCompany/Check/TaxNumber/:taxNumber", answer: (id) => reads.taxpayer(account, id) },
    {
      name: "GET /general/GlobalCompany/GetGlobalCustomerInfo/:taxNumber",
      answer: (id) => reads.taxpayerCard(account, id),
    },
  ];
  const routes = entries.map((entry) => ({ isSend: false, ...entry, pattern: patternOf(entry.name) }));
  return (method: string, path: string): Route | undefined => {
    for (const { name, isSend, answer, pattern } of routes) {
      const match = pattern.exec(`${method} ${path}`);
      if (match) return { name, isSend, reply: (request) => answer(decodeURIComponent(match[1] ?? ""), request) };
    }
    return undefined;
  };
}

const MODULES: readonly Module[] = ["earchive", "einvoice"];
const DOCUMENTS: Readonly<Record<Module, string>> = { earchive: "/earchive/Invoices", einvoice: "/einvoice/Sale" };
const FORMATS: readonly Format[] = ["pdf", "xml", "html"];

/** What both modules have, each for its own documents. */
function documentRoutes(account: Account, knobs: Knobs, module: Module): readonly Entry[] {
  const at = DOCUMENTS[module];
  return [
    ...(["Model", "Xml", "Base64String"] as const).map((way) => ({
      name: `POST /${module}/Send/${way}`,
      isSend: true,
      answer: (_: string, request: StandInRequest) => send({ account, knobs, module, way }, request),
    })),
    { name: `GET ${at}`, answer: (_, { query }) => reads.list(account, module, query) },
    { name: `GET ${at}/:uuid/Details`, answer: (ettn) => reads.details(account, module, ettn) },
    ...FORMATS.map((format) => ({
      name: `GET ${at}/:uuid/${format}`,
      answer: (ettn: string) => reads.download(account, module, [knobs.mixedUpWith ?? ettn, format]),
    })),
    { name: `POST ${at}/Email/Send`, answer: (_, { body }) => reads.sendMail(account, module, body) },
    { name: `GET /${module}/Series`, answer: (_, { query }) => reads.listSeries(account, module, query) },
    { name: `POST /${module}/Series`, answer: (_, { body }) => reads.createSeries(account, module, body) },
  ];
}

const patternOf = (name: string): RegExp => new RegExp(`^${name.replace(/:\w+/, "([^/]+)")}$`, "i");
