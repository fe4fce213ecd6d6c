import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { type Answer, type Call, Refused, type Reply } from "./conversation.ts";
import { HTML_404, readFault } from "./faults.ts";
import type { Knobs } from "./knobs.ts";

export type Route = {
  /** As counted: "GET /v1/invoices/:uuid/:format". */
  readonly name: string;
  /** Sends know faults of their own; every other route has those of a read. */
  readonly isSend?: boolean;
  readonly answer: (call: Call, ...args: readonly string[]) => Reply | Promise<Reply>;
};

export type ServerOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly knobs: Knobs;
  readonly routes: readonly Route[];
  readonly isKeyKnown: (call: Call) => boolean;
  readonly keyRefused: Answer;
};

export type RunningServer = {
  readonly url: string;
  /** Requests received per route, the refused ones included. */
  readonly counts: () => Readonly<Record<string, number>>;
  readonly close: () => Promise<void>;
};

/** Real HTTP on the loopback interface for any stand-in. */
export async function serve(options: ServerOptions): Promise<RunningServer> {
  const counts: Record<string, number> = {};
  const routes = options.routes.map((route) => ({ route, pattern: patternOf(route.name) }));
  const server = createServer((request, response) => {
    converse({ ...options, routes, counts }, request, response).catch((error: unknown) => {
      response.destroy();
      // A caller that gave up while sending is no concern of ours; anything else is a defect here.
      if (!request.errored) throw error;
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, counts: () => ({ ...counts }), close: () => close(server) };
}

type Pattern = { readonly route: Route; readonly pattern: RegExp };
type Conversation = Omit<ServerOptions, "routes"> & {
  readonly routes: readonly Pattern[];
  readonly counts: Record<string, number>;
};

async function converse(conversation: Conversation, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname: path, searchParams: query } = new URL(request.url ?? "/", "http://stand-in");
  const { method = "GET", headers } = request;
  const reply = await replyTo(conversation, { method, path, query, headers, body: await buffer(request) });
  if (typeof reply === "function") {
    reply(response);
    return;
  }
  const { status, body = "", type } = reply;
  response.writeHead(status, { ...(type && { "content-type": type }), ...reply.headers });
  response.end(body);
}

async function replyTo({ routes, counts, knobs, ...rest }: Conversation, call: Call): Promise<Reply> {
  const asked = `${call.method} ${call.path}`;
  const found = routes.find(({ pattern }) => pattern.test(asked))?.route;
  const name = found?.name ?? "unknown";
  counts[name] = (counts[name] ?? 0) + 1;
  if (knobs.rejectsKeys || !rest.isKeyKnown(call)) return rest.keyRefused;
  if (!found) return HTML_404;
  const fault = found.isSend ? undefined : readFault(knobs);
  if (fault) return fault;
  const args = patternOf(found.name).exec(asked)?.slice(1).map(decodeURIComponent) ?? [];
  try {
    return await found.answer(call, ...args);
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

const patternOf = (name: string): RegExp => new RegExp(`^${name.replaceAll(/:\w+/g, "([^/]+)")}$`, "i");

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // Conversations that hang on purpose would keep the port open for ever.
  server.closeAllConnections();
  await closed;
}
