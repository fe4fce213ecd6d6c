import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { type Account, type AccountOptions, type Mailed, openAccount } from "./account.ts";
import { Refused, refusal } from "./answers.ts";
import type { AnswerCode, StoredDocument } from "./documents.ts";
import { BROKEN, type Knobs, reset, TOO_MANY } from "./knobs.ts";
import { createRoutes, type Route } from "./routes.ts";
import type { Reply } from "./send.ts";

export type NilveraStandInOptions = AccountOptions & {
  /** 0 takes any free port. */
  readonly port: number;
  readonly issueAfterMs?: number;
};

export type NilveraStandIn = {
  readonly url: string;
  readonly knobs: Knobs;
  /** Everything stored, oldest first. */
  readonly documents: () => readonly StoredDocument[];
  readonly mailed: () => readonly Mailed[];
  /** The send request of a document as parsed JSON, the XML of an upload; `undefined` when there is none. */
  readonly requestBody: (ettn: string) => unknown;
  /** GİB's newest word on an e-Fatura's envelope; it stays until another is told. */
  readonly tellEnvelope: (ettn: string, code: number) => void;
  /** What the buyer of a commercial e-Fatura says. */
  readonly answer: (ettn: string, answer: AnswerCode, words?: { readonly isSilent: boolean }) => void;
  /** What was asked last, a thousand requests at most, in order. */
  readonly requests: () => readonly ReceivedRequest[];
  /** Requests received per route, such as "POST /earchive/Send/Model", the refused ones included. */
  readonly counts: () => Readonly<Record<string, number>>;
  readonly close: () => Promise<void>;
};

export type ReceivedRequest = {
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
};

const DEFAULT_ISSUE_AFTER_MS = 1500;

/** A Nilvera of one's own on the loopback interface: real HTTP, real checks, and every way it can fail. */
export async function startNilveraStandIn(options: NilveraStandInOptions): Promise<NilveraStandIn> {
  const knobs = calmKnobs(options.issueAfterMs ?? DEFAULT_ISSUE_AFTER_MS);
  const account = openAccount(options, knobs);
  const routeOf = createRoutes(account, knobs);
  const counts: Record<string, number> = {};
  const requests: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://stand-in");
    const route = routeOf(request.method ?? "GET", pathname);
    const name = route?.name ?? "unknown";
    counts[name] = (counts[name] ?? 0) + 1;
    converse({ account, knobs, route, requests }, request, response).catch((error: unknown) => {
      response.destroy();
      // A caller that gave up while sending is no concern of ours; anything else is a defect here.
      if (!request.errored) throw error;
    });
  });
  const port = await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${port}`,
    knobs,
    documents: () => account.documents.all(),
    mailed: () => [...account.mailed],
    requestBody: (ettn) => {
      const body = account.documents.find(ettn)?.body;
      return body?.startsWith("{") ? (JSON.parse(body) as unknown) : body;
    },
    tellEnvelope: (ettn, code) => account.documents.tellEnvelope(ettn, code),
    answer: (ettn, answer, { isSilent } = { isSilent: false }) => account.documents.answer(ettn, answer, isSilent),
    requests: () => [...requests],
    counts: () => ({ ...counts }),
    close: () => close(server),
  };
}

const calmKnobs = (issueAfterMs: number): Knobs => ({
  send: undefined,
  read: undefined,
  retryAfterSeconds: 30,
  rejectsKeys: false,
  credit: 1000,
  issueAfterMs,
  outcome: "succeed",
  isReported: false,
  mixedUpWith: undefined,
});

type Conversation = {
  readonly account: Account;
  readonly knobs: Knobs;
  readonly route: Route | undefined;
  readonly requests: ReceivedRequest[];
};

async function converse(conversation: Conversation, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = await replyTo(conversation, request, await buffer(request));
  if (typeof reply === "function") {
    reply(response);
    return;
  }
  response.writeHead(reply.status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(reply.body));
}

async function replyTo(
  { account, knobs, route, requests }: Conversation,
  request: IncomingMessage,
  bytes: Uint8Array,
): Promise<Reply> {
  const contentType = request.headers["content-type"] ?? "";
  const [method, url] = [request.method ?? "GET", request.url ?? "/"];
  if (requests.length === 1000) requests.shift();
  requests.push({ method, url, contentType, body: new TextDecoder().decode(bytes) });
  const isKnown = !knobs.rejectsKeys && request.headers.authorization === `Bearer ${account.apiKey}`;
  if (!isKnown) return refusal(401, 401, "API anahtarı geçersiz.");
  if (!route) return htmlPage;
  const fault = route.isSend ? undefined : readFault(knobs);
  if (fault) return fault;
  const { pathname: path, searchParams: query } = new URL(url, "http://stand-in");
  const body = contentType.startsWith("multipart/") ? "" : new TextDecoder().decode(bytes);
  return refusable(() => route.reply({ method, path, query, body, bytes, contentType }));
}

async function refusable(reply: () => Reply | Promise<Reply>): Promise<Reply> {
  try {
    return await reply();
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

function readFault({ read, retryAfterSeconds }: Knobs): Reply | undefined {
  switch (read) {
    case "hang":
      return () => undefined;
    case "reset":
      return reset;
    case "500":
      return BROKEN;
    case "429":
      return (response) => {
        response.writeHead(429, { "retry-after": String(retryAfterSeconds) }).end(JSON.stringify(TOO_MANY.body));
      };
    case "broken-json":
      return (response) => response.writeHead(200, { "content-type": "application/json" }).end('{"StatusCode":');
    case "html-404":
      return htmlPage;
    default:
      return undefined;
  }
}

const htmlPage = (response: ServerResponse): void => {
  response.writeHead(404, { "content-type": "text/html" }).end("<html><body>404 Not Found</body></html>");
};

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // Conversations that hang on purpose would keep the port open for ever.
  server.closeAllConnections();
  await closed;
}
