import type { Account } from "./account.ts";
import type { Knobs } from "./knobs.ts";
import * as reads from "./reads.ts";
import type { Format } from "./renderings.ts";
import { type Reply, send } from "./send.ts";

export type StandInRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
};

export type Route = {
  /** As counted: "GET /earchive/Invoices/:uuid/Status". */
  readonly name: string;
  readonly reply: (request: StandInRequest) => Reply;
};

type Entry = {
  readonly name: string;
  readonly answer: (argument: string, request: StandInRequest) => Reply;
};

/** The operations the stand-in knows, each with at most one argument in its path. */
export function createRoutes(account: Account, knobs: Knobs) {
  const file =
    (format: Format) =>
    (ettn: string): Reply =>
      reads.download(account, ettn, format);
  const entries: readonly Entry[] = [
    { name: SEND, answer: (_, { body }) => send(account, knobs, body) },
    { name: "GET /earchive/Invoices", answer: (_, { query }) => reads.list(account, query) },
    { name: "GET /earchive/Invoices/:uuid/Status", answer: (ettn) => reads.status(account, knobs, ettn) },
    { name: "GET /earchive/Invoices/:uuid/pdf", answer: file("pdf") },
    { name: "GET /earchive/Invoices/:uuid/xml", answer: file("xml") },
    { name: "GET /earchive/Invoices/:uuid/html", answer: file("html") },
    { name: "PUT /earchive/Invoices/:uuid/Cancel", answer: (ettn) => reads.setCancelled(account, ettn, true) },
    { name: "PUT /earchive/Invoices/:uuid/RevertCancel", answer: (ettn) => reads.setCancelled(account, ettn, false) },
    { name: "GET /earchive/Series", answer: (_, { query }) => reads.listSeries(account, query) },
    { name: "POST /earchive/Series", answer: (_, { body }) => reads.createSeries(account, body) },
    { name: "GET /general/Company", answer: () => reads.company(account) },
    { name: "GET /general/Credits", answer: () => reads.credits(account, knobs) },
    { name: "GET /general/GlobalCompany/Check/TaxNumber/:taxNumber", answer: (id) => reads.taxpayer(account, id) },
  ];
  const routes = entries.map(({ name, answer }) => ({ name, answer, pattern: patternOf(name) }));
  return (method: string, path: string): Route | undefined => {
    for (const { name, answer, pattern } of routes) {
      const match = pattern.exec(`${method} ${path}`);
      if (match) return { name, reply: (request) => answer(decodeURIComponent(match[1] ?? ""), request) };
    }
    return undefined;
  };
}

export const SEND = "POST /earchive/Send/Model";

const patternOf = (name: string): RegExp => new RegExp(`^${name.replace(/:\w+/, "([^/]+)")}$`, "i");
