import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createHttp, type HttpOptions, retryAfterSeconds } from "../../../server/integrators/http.ts";
import { aroundCalls, letCallsThrough } from "../../support/outgoing.ts";

let server: Server | undefined;

afterEach(() => {
  letCallsThrough();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => {
    started.listen(0, "127.0.0.1", resolve);
  });
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

const get = (baseUrl: string, options: Partial<HttpOptions> = {}) =>
  createHttp({ baseUrl, key: { value: "key" }, timeoutMs: 2000, ...options })({ method: "GET", path: "/a?b=1" });

test("sends the key, the path under the base address and the JSON as it is written", async () => {
  const received: unknown[] = [];
  const url = await serve((request, response) => {
    request.setEncoding("utf8");
    request.on("data", (chunk) => received.push(chunk));
    request.on("end", () => {
      received.push(request.method, request.url, request.headers.authorization, request.headers["content-type"]);
      response.writeHead(201).end("done");
    });
  });
  const http = createHttp({ baseUrl: `${url}/base/`, key: { value: "secret" } });
  const outcome = await http({ method: "POST", path: "/x", json: '{"ş":83.25}' });
  expect(outcome).toMatchObject({ kind: "answered", status: 201, body: "done" });
  expect(received).toEqual(['{"ş":83.25}', "POST", "/base/x", "Bearer secret", "application/json"]);
});

test("is not sent when nobody listens", async () => {
  const url = await serve(() => undefined);
  await new Promise((resolve) => server?.close(resolve));
  expect(await get(url)).toEqual({ kind: "not-sent", reason: "ECONNREFUSED" });
});

const refusedConnect = Object.assign(new Error("x"), { code: "ECONNREFUSED", syscall: "connect" });
const brokenRead = Object.assign(new Error("x"), { code: "ECONNRESET", syscall: "read" });

test.each([
  ["not-sent", "ENOTFOUND", { code: "ENOTFOUND", syscall: "getaddrinfo" }],
  ["not-sent", "EHOSTUNREACH", { code: "EHOSTUNREACH", syscall: "connect" }],
  ["not-sent", "UND_ERR_CONNECT_TIMEOUT", { code: "UND_ERR_CONNECT_TIMEOUT" }],
  ["not-sent", "ETIMEDOUT", { code: "ETIMEDOUT", errors: [refusedConnect, refusedConnect] }],
  ["lost", "ETIMEDOUT", { code: "ETIMEDOUT", errors: [refusedConnect, brokenRead] }],
  ["lost", "ECONNRESET", brokenRead],
  ["lost", "EPIPE", { code: "EPIPE", syscall: "write" }],
  ["lost", "UND_ERR_HEADERS_TIMEOUT", { code: "UND_ERR_HEADERS_TIMEOUT" }],
  ["lost", "TypeError", undefined],
])("is %s after %s, and says no more than that (%#)", async (kind, reason, cause) => {
  aroundCalls({ before: () => Promise.reject(Object.assign(new TypeError("failed for 1234567808"), cause)) });
  expect(await get("http://127.0.0.1:9")).toEqual({ kind, reason });
});

test("is not sent, and the key is told to nobody, when no header can carry it", async () => {
  const outcome = await get("http://127.0.0.1:9", { key: { value: "şifre\n" } });
  expect(outcome).toEqual({ kind: "not-sent", reason: "KEY_UNUSABLE" });
});

test("is lost when the connection breaks after the request", async () => {
  const url = await serve((request) => request.socket.resetAndDestroy());
  expect(await get(url)).toMatchObject({ kind: "lost" });
});

test("is lost when the other side closes without an answer", async () => {
  const url = await serve((request) => request.socket.end());
  expect(await get(url)).toMatchObject({ kind: "lost" });
});

test("is lost when no answer comes in time", async () => {
  const url = await serve(() => undefined);
  expect(await get(url, { timeoutMs: 50 })).toEqual({ kind: "lost", reason: "TimeoutError" });
});

test("is lost when the body stops half way", async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, { "content-length": 10 }).write("half", () => response.destroy());
  });
  expect(await get(url)).toMatchObject({ kind: "lost" });
});

test("is lost when the body never ends", async () => {
  const url = await serve((_, response) => {
    response.writeHead(200).write("half");
  });
  expect(await get(url, { timeoutMs: 50 })).toEqual({ kind: "lost", reason: "TimeoutError" });
});

test("reads a body of ten megabytes and not a byte more", async () => {
  const limit = 10 * 1024 * 1024;
  let size = limit;
  const url = await serve((_, response) => response.end(Buffer.alloc(size, "a")));
  const whole = await get(url);
  expect(whole.kind === "answered" && whole.body.length).toBe(limit);
  size += 1;
  expect(await get(url)).toEqual({ kind: "lost", reason: "BODY_TOO_LARGE" });
});

test.each([401, 403, 422, 503])("is the refusal it is (%i) in whatever letters its words come", async (status) => {
  const url = await serve((_, response) =>
    response.writeHead(status).end(Buffer.from("Ge\xe7ersiz anahtar", "latin1")),
  );
  expect(await get(url)).toMatchObject({ kind: "answered", status, body: "Ge\uFFFDersiz anahtar" });
});

test("is lost when the body is not UTF-8", async () => {
  const url = await serve((_, response) => response.end(Buffer.from([0x22, 0xfe, 0x22])));
  expect(await get(url)).toMatchObject({ kind: "lost" });
});

test("follows no redirect, so the key goes nowhere else", async () => {
  const url = await serve((_, response) => response.writeHead(302, { location: "http://127.0.0.1:9/" }).end());
  expect(await get(url)).toMatchObject({ kind: "answered", status: 302 });
});

test.each([
  [{ "retry-after": "30" }, 30],
  [{ "retry-after": "Fri, 20 Nov 2026 09:01:00 GMT", date: "Fri, 20 Nov 2026 09:00:00 GMT" }, 60],
  [{ "retry-after": "Fri, 20 Nov 2026 08:00:00 GMT", date: "Fri, 20 Nov 2026 09:00:00 GMT" }, 0],
  [{ "retry-after": "Fri, 20 Nov 2026 08:00:00 GMT" }, undefined],
  [{ "retry-after": "soon" }, undefined],
  [{}, undefined],
])("reads how long to wait from %j", (headers, seconds) => {
  expect(retryAfterSeconds(new Headers(headers as Record<string, string>))).toBe(seconds);
});
