import { createArchive } from "../stand-in/archive.ts";
import { type Call, json, type Reply } from "../stand-in/conversation.ts";
import { calmKnobs, type Knobs } from "../stand-in/knobs.ts";
import { type Route, type RunningServer, serve } from "../stand-in/serve.ts";
import type { Account, Content, Document } from "./account.ts";
import type { Kind } from "./check-model.ts";
import * as reads from "./reads.ts";
import { create, update } from "./send.ts";

export type TurkcellStandInOptions = Omit<Account, "archive" | "taxpayers" | "now"> & {
  /** 0 takes any free port. */
  readonly port: number;
  readonly taxpayers?: Account["taxpayers"];
  readonly now?: () => Date;
  readonly issueAfterMs?: number;
};

export type TurkcellStandIn = RunningServer & {
  readonly knobs: Knobs;
  /** Everything stored, oldest first. */
  readonly documents: () => readonly Document[];
};

const DEFAULT_ISSUE_AFTER_MS = 1500;

/** A Turkcell e-Şirket of one's own on the loopback interface: real HTTP, real checks, and every way it can fail. */
export async function startTurkcellStandIn(options: TurkcellStandInOptions): Promise<TurkcellStandIn> {
  const knobs = calmKnobs(options.issueAfterMs ?? DEFAULT_ISSUE_AFTER_MS);
  const now = options.now ?? (() => new Date());
  const archive = createArchive<Content>(now, knobs);
  const account: Account = { ...options, taxpayers: options.taxpayers ?? {}, now, archive };
  const server = await serve({
    port: options.port,
    knobs,
    routes: routesOf(account, knobs),
    isKeyKnown: ({ headers }) => headers["x-api-key"] === account.apiKey,
    keyRefused: { status: 401, body: "Yetkisiz", type: "text/plain" },
  });
  return { ...server, knobs, documents: () => archive.all() };
}

const routesOf = (account: Account, knobs: Knobs): readonly Route[] => [
  {
    name: "POST /v2/earchive/create",
    isSend: true,
    answer: (call) => create(account, knobs, "earchive", call),
  },
  {
    name: "POST /v1/outboxinvoice/create",
    isSend: true,
    answer: (call) => create(account, knobs, "outboxinvoice", call),
  },
  { name: "PUT /v2/earchive/update/:id", answer: (call, id = "") => update(account, "earchive", call, id) },
  { name: "PUT /v1/outboxinvoice/update/:id", answer: (call, id = "") => update(account, "outboxinvoice", call, id) },
  ...documentRoutes(account, knobs, "earchive"),
  ...documentRoutes(account, knobs, "outboxinvoice"),
  {
    name: "GET /v1/outboxinvoice/:id",
    answer: (_, id = "") => reads.summary(reads.find(account, "outboxinvoice", id), knobs),
  },
  { name: "PUT /v1/earchive/cancelinvoice", answer: (call) => reads.cancel(account, call) },
  {
    name: "POST /v1/earchive/retryinvoicemail/:id/:mail",
    answer: (_, id = "", mail = "") => reads.mail(account, id, mail),
  },
  { name: "GET /v1/gibuser/getuser", answer: ({ query }) => reads.user(account, query.get("identifier") ?? "") },
  { name: "GET /v1/staticlist/unit", answer: () => json(200, [{ code: "C62", name: "Adet" }]) },
];

function documentRoutes(account: Account, knobs: Knobs, kind: Kind): readonly Route[] {
  const file =
    (format: "pdf" | "html" | "xml") =>
    (_: Call, id = ""): Reply =>
      reads.download(reads.find(account, kind, id), format);
  const at = `GET /v2/${kind}/:id`;
  return [
    { name: `${at}/status`, answer: (_, id = "") => reads.status(reads.find(account, kind, id), knobs) },
    { name: `${at}/pdf/:standard`, answer: file("pdf") },
    { name: `${at}/html/:standard`, answer: file("html") },
    { name: `${at}/ubl`, answer: file("xml") },
  ];
}
