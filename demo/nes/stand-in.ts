import { createArchive, type Stored } from "../stand-in/archive.ts";
import { type Call, json, type Reply } from "../stand-in/conversation.ts";
import { calmKnobs, type Knobs } from "../stand-in/knobs.ts";
import { type Route, type RunningServer, serve } from "../stand-in/serve.ts";
import type { Account, Content } from "./account.ts";
import type { Module } from "./read-upload.ts";
import * as reads from "./reads.ts";
import { replace, send } from "./send.ts";

export type NesStandInOptions = Omit<Account, "archive" | "taxpayers" | "now"> & {
  /** 0 takes any free port. */
  readonly port: number;
  readonly taxpayers?: Account["taxpayers"];
  readonly now?: () => Date;
  readonly issueAfterMs?: number;
};

export type NesStandIn = RunningServer & {
  readonly knobs: Knobs;
  /** Everything stored, oldest first. */
  readonly documents: () => readonly Stored<Content>[];
};

const DEFAULT_ISSUE_AFTER_MS = 1500;

/** A NES of one's own on the loopback interface: real HTTP, real checks, and every way it can fail. */
export async function startNesStandIn(options: NesStandInOptions): Promise<NesStandIn> {
  const knobs = calmKnobs(options.issueAfterMs ?? DEFAULT_ISSUE_AFTER_MS);
  const now = options.now ?? (() => new Date());
  const archive = createArchive<Content>(now, knobs);
  const account: Account = { ...options, taxpayers: options.taxpayers ?? {}, now, archive };
  const server = await serve({
    port: options.port,
    knobs,
    routes: [...documentRoutes(account, knobs), ...accountRoutes(account, knobs)],
    isKeyKnown: ({ headers }) => headers.authorization === `Bearer ${account.apiKey}`,
    keyRefused: json(401, { message: "YETKISIZ" }),
  });
  return { ...server, knobs, documents: () => archive.all() };
}

const ARCHIVE = "/earchive/v1";
const OUTGOING = "/einvoice/v1";

function documentRoutes(account: Account, knobs: Knobs): readonly Route[] {
  const upload = (module: Module) => (call: Call) => send(account, knobs, module, call);
  const file =
    (module: Module, format: string) =>
    (_: Call, uuid = ""): Reply =>
      reads.download(reads.find(account, module, uuid), format);
  const at = (module: Module, path: string) =>
    ["pdf", "html", "xml"].map((format) => ({ name: `GET ${path}/:uuid/${format}`, answer: file(module, format) }));
  return [
    { name: `POST ${ARCHIVE}/uploads/document`, isSend: true, answer: upload("earchive") },
    { name: `POST ${OUTGOING}/uploads/document`, isSend: true, answer: upload("einvoice") },
    {
      name: `GET ${ARCHIVE}/invoices/:uuid`,
      answer: (_, uuid = "") => reads.archiveDetail(reads.find(account, "earchive", uuid), knobs),
    },
    {
      name: `GET ${OUTGOING}/outgoing/invoices/:uuid`,
      answer: (_, uuid = "") => reads.outgoingDetail(reads.find(account, "einvoice", uuid), knobs),
    },
    ...at("earchive", `${ARCHIVE}/invoices`),
    ...at("einvoice", `${OUTGOING}/outgoing/invoices`),
    {
      name: `GET ${ARCHIVE}/invoices/:uuid/internetinfos`,
      answer: (_, uuid = "") => json(200, reads.find(account, "earchive", uuid).content.sale),
    },
    { name: `PUT ${ARCHIVE}/uploads/document/:uuid`, answer: (call, uuid = "") => replace(account, call, uuid) },
    {
      name: `POST ${OUTGOING}/uploads/resend/:uuid`,
      answer: (_, uuid = "") => {
        reads.find(account, "einvoice", uuid);
        account.archive.sendAgain(uuid);
        return { status: 200 };
      },
    },
    {
      name: `POST ${ARCHIVE}/invoices/cancel`,
      answer: (call) => reads.setCancelled(account, knobs, call, true),
    },
    {
      name: `POST ${ARCHIVE}/invoices/canceled/withdraw`,
      answer: (call) => reads.setCancelled(account, knobs, call, false),
    },
    { name: `POST ${ARCHIVE}/invoices/email/send`, answer: (call) => reads.sendMail(account, "earchive", call) },
    {
      name: `POST ${OUTGOING}/outgoing/invoices/email/send`,
      answer: (call) => reads.sendMail(account, "einvoice", call),
    },
  ];
}

const accountRoutes = (account: Account, knobs: Knobs): readonly Route[] => [
  { name: `GET ${OUTGOING}/users/:id/:type`, answer: (_, id = "", type = "") => reads.user(account, id, type) },
  { name: "GET /general/v1/management/creditsummary", answer: () => reads.credits(knobs) },
  ...(["earchive", "einvoice"] as const).flatMap((module): readonly Route[] => [
    { name: `GET /${module}/v1/definitions/series`, answer: () => reads.listSeries(account, module) },
    {
      name: `GET /${module}/v1/definitions/series/:prefix`,
      answer: (_, prefix = "") => reads.oneSeries(account, module, prefix),
    },
  ]),
];
