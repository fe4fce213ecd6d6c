import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { createClient } from "../../../web/src/api/client.ts";
import { ApiFailure, isTransient } from "../../../web/src/api/failure.ts";

type Sent = {
  readonly path: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
};

function clientOver(...answers: (() => Response)[]) {
  const sent: Sent[] = [];
  let tokens = 0;
  const client = createClient({
    language: "tr",
    sessionToken: async () => `token-${(tokens += 1)}`,
    fetch: async (input, init) => {
      const headers = Object.fromEntries(new Headers(init?.headers));
      sent.push({
        path: typeof input === "string" ? input : "not a path",
        method: init?.method ?? "GET",
        headers,
        body: init?.body,
      });
      const answer = answers.shift();
      if (answer === undefined) throw new TypeError("no answer left");
      return answer();
    },
  });
  return { client, sent };
}

const staleSession = () =>
  new Response("{}", { status: 401, headers: { "X-Shopify-Retry-Invalid-Session-Request": "1" } });

const failure = (work: Promise<unknown>): Promise<ApiFailure> =>
  work.then(
    () => {
      throw new Error("expected a failure");
    },
    (error: unknown) => {
      if (error instanceof ApiFailure) return error;
      throw error;
    },
  );

test("asks with a session token and the page's language", async () => {
  const { client, sent } = clientOver(() => Response.json({ isActive: true }));
  expect(await client.get("/api/shop")).toEqual({ isActive: true });
  expect(sent).toEqual([
    {
      path: "/api/shop",
      method: "GET",
      headers: { accept: "application/json", "accept-language": "tr", authorization: "Bearer token-1" },
      body: undefined,
    },
  ]);
});

test("sends a body as JSON", async () => {
  const { client, sent } = clientOver(() => Response.json({ url: "/d/1" }));
  await client.post("/api/downloads", { ettn: "e", format: "pdf" });
  expect(sent[0]?.method).toBe("POST");
  expect(sent[0]?.headers["content-type"]).toBe("application/json");
  expect(sent[0]?.body).toBe('{"ettn":"e","format":"pdf"}');
});

test("tries once more with a fresh token when Shopify says the session was stale", async () => {
  const { client, sent } = clientOver(staleSession, () => Response.json({ fine: true }));
  expect(await client.get("/api/shop")).toEqual({ fine: true });
  expect(sent.map(({ headers }) => headers["authorization"])).toEqual(["Bearer token-1", "Bearer token-2"]);
});

test("does not try a third time", async () => {
  const { client, sent } = clientOver(staleSession, staleSession, () => Response.json({}));
  expect((await failure(client.get("/api/shop"))).status).toBe(401);
  expect(sent).toHaveLength(2);
});

test("does not ask again after a 401 without Shopify's sign", async () => {
  const { client, sent } = clientOver(() => new Response("{}", { status: 401 }));
  expect((await failure(client.get("/api/shop"))).code).toBe("HTTP_401");
  expect(sent).toHaveLength(1);
});

test("keeps the code and the text of a problem", async () => {
  const problem = { code: "DOCUMENT_NOT_READY", status: 409, title: "PDF henüz hazır değil." };
  const { client } = clientOver(() => Response.json(problem, { status: 409 }));
  const error = await failure(client.post("/api/downloads", {}));
  expect({ code: error.code, status: error.status, title: error.title }).toEqual(problem);
  expect(isTransient(error)).toBe(false);
});

test("names an answer that is no problem document by its status", async () => {
  const { client } = clientOver(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  const error = await failure(client.get("/api/shop"));
  expect([error.code, error.title, isTransient(error)]).toEqual(["HTTP_502", null, true]);
});

test("calls no answer at all unreachable", async () => {
  const { client } = clientOver();
  const error = await failure(client.get("/api/shop"));
  expect([error.code, error.status, isTransient(error)]).toEqual(["UNREACHABLE", 0, true]);
});

test("calls a session token that cannot be had unreachable, too", async () => {
  const client = createClient({
    language: "tr",
    sessionToken: () => Promise.reject(new Error("no connection")),
    fetch: () => Promise.reject(new Error("asked without a token")),
  });
  const error = await failure(client.get("/api/shop"));
  expect([error.code, error.status, isTransient(error)]).toEqual(["UNREACHABLE", 0, true]);
});

async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const clientOf = (at: string) =>
  createClient({
    language: "tr",
    sessionToken: async () => "token",
    fetch: (path, init) => fetch(new URL(path instanceof Request ? path.url : path, at), init),
  });

/** The client's clock goes on only where the test says so. */
function heldClock(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
}

const isWaiting = (work: Promise<unknown>): Promise<boolean> =>
  Promise.race([work.then(() => false), setImmediate(true)]);

const STALLED: Record<string, RequestListener> = {
  "before its answer begins": () => undefined,
  "in the middle of its answer": (_, response) => {
    response.writeHead(200, { "Content-Type": "application/json" });
    response.write('{"half":');
  },
};

test.each(Object.entries(STALLED))("a line that stands still %s is given up", async (_, answers) => {
  const asked = Promise.withResolvers<void>();
  const at = await serverThat((request, response) => {
    answers(request, response);
    asked.resolve();
  });
  heldClock();
  const question = failure(clientOf(at).get("/api/shop"));
  await asked.promise;
  vi.advanceTimersByTime(29_999);
  expect(await isWaiting(question)).toBe(true);
  vi.advanceTimersByTime(1);
  const error = await question;
  expect([error.code, isTransient(error)]).toEqual(["UNREACHABLE", true]);
});

test("a press waits longer for its answer, which may be the integrator's, but not for ever", async () => {
  const asked = Promise.withResolvers<void>();
  const at = await serverThat(() => asked.resolve());
  heldClock();
  const press = failure(clientOf(at).post("/api/account", {}));
  await asked.promise;
  vi.advanceTimersByTime(119_999);
  expect(await isWaiting(press)).toBe(true);
  vi.advanceTimersByTime(1);
  expect((await press).code).toBe("UNREACHABLE");
});

test("a session token that never comes is not waited for without end", async () => {
  heldClock();
  const client = createClient({
    language: "tr",
    sessionToken: () => new Promise<never>(() => undefined),
    fetch: () => Promise.reject(new Error("asked without a token")),
  });
  const question = failure(client.get("/api/shop"));
  vi.advanceTimersByTime(30_000);
  expect((await question).code).toBe("UNREACHABLE");
});

test("an answer cut off in its middle is one that did not come", async () => {
  const at = await serverThat((_, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
    response.write('{"half":', () => response.destroy());
  });
  const client = clientOf(at);
  const error = await failure(client.get("/api/shop"));
  expect([error.code, isTransient(error)]).toEqual(["UNREACHABLE", true]);
});

test("a question the page needs no more is given up at once", async () => {
  const asked = Promise.withResolvers<void>();
  const at = await serverThat(() => asked.resolve());
  const page = new AbortController();
  const question = failure(clientOf(at).get("/api/shop", page.signal));
  await asked.promise;
  page.abort();
  expect((await question).code).toBe("UNREACHABLE");
});

function fileInPieces() {
  const pieces = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: 10 });
  const line = pieces.writable.getWriter();
  const client = createClient({
    language: "tr",
    sessionToken: async () => "token",
    fetch: async (_, init) => {
      init?.signal?.addEventListener("abort", () => void line.abort(new Error("given up")));
      return new Response(pieces.readable, { headers: { "Content-Type": "application/zip" } });
    },
  });
  return { line, file: client.postForFile("/api/orders/pdfs.zip", { orders: ["1"] }) };
}

test("a large file on a slow line is waited for as long as it goes on coming", async () => {
  heldClock();
  const { line, file } = fileInPieces();
  for (let piece = 0; piece < 4; piece += 1) {
    await line.write(new Uint8Array([piece]));
    expect(await isWaiting(file)).toBe(true);
    vi.advanceTimersByTime(100_000);
  }
  await line.close();
  const whole = await file;
  expect([[...(await whole.bytes())], whole.type]).toEqual([[0, 1, 2, 3], "application/zip"]);
});

test("a file whose line stands still in its middle is given up", async () => {
  heldClock();
  const { line, file } = fileInPieces();
  const broken = failure(file);
  await line.write(new Uint8Array([1]));
  expect(await isWaiting(broken)).toBe(true);
  vi.advanceTimersByTime(120_000);
  expect((await broken).code).toBe("UNREACHABLE");
});
