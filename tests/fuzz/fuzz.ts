import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, request as httpRequest } from "node:http";
import { connect } from "node:net";
import { fuzzedRequests, type FuzzedRequest } from "./requests.ts";

export type Target = { readonly url: string; readonly pid: number; readonly apiSecret: string };
export type FuzzReport = {
  /** Answers by HTTP status; "none" where the connection ended without one. */
  readonly answers: Readonly<Record<string, number>>;
  readonly residentBytes: number;
};

const AT_ONCE = 16;
const CHUNK = 1_000;
const PATIENCE_MS = 10_000;

/** Sends that many bad webhooks to the app's process and tells what came back and how large the process is then. */
export async function fuzz(target: Target, { seed, count }: { seed: number; count: number }): Promise<FuzzReport> {
  const answers: Record<string, number> = {};
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  for (let sent = 0; sent < count; sent += CHUNK) {
    const waiting = [...fuzzedRequests(seed + sent, Math.min(CHUNK, count - sent))];
    const sender = async () => {
      for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
        const answer = await (one.raw ? sendRaw(target, one.raw) : send(target, one, agent));
        answers[answer] = (answers[answer] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
  }
  agent.destroy();
  return { answers, residentBytes: residentBytesOf(target.pid) };
}

function send({ url, apiSecret }: Target, one: FuzzedRequest, agent: Agent): Promise<string> {
  const hmac = createHmac("sha256", one.isSigned ? apiSecret : "another")
    .update(one.body)
    .digest("base64");
  const headers = headersOf({
    ...one.extra,
    "content-type": one.contentType,
    ...(one.encoding === undefined ? {} : { "content-encoding": one.encoding }),
    "x-shopify-topic": one.topic,
    "x-shopify-shop-domain": one.shop,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": randomUUID(),
    "x-shopify-hmac-sha256": hmac,
    "content-length": String(one.body.byteLength),
  });
  return new Promise((resolve) => {
    const call = httpRequest(new URL(one.path, url), { method: one.method, headers, agent, timeout: PATIENCE_MS });
    call.on("response", (response) => {
      response.resume().on("close", () => resolve(String(response.statusCode)));
    });
    call.on("timeout", () => call.destroy());
    call.on("error", () => resolve("none"));
    call.end(one.body);
  });
}

/** Only what an HTTP client may write; the rest is for `raw`. */
const headersOf = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const written = value.replace(/[^\t\x20-\x7e]/g, "");
      return /^[\w!#$%&'*.^`|~+-]+$/.test(name) && !HOP_BY_HOP.has(name.toLowerCase()) ? [[name, written]] : [];
    }),
  );

const HOP_BY_HOP: ReadonlySet<string> = new Set(["connection", "transfer-encoding", "upgrade", "expect", "host"]);

function sendRaw({ url }: Target, bytes: Uint8Array): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    let answer = "";
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.on("data", (data) => {
      answer += data.toString("latin1");
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? "none"));
  });
}

/** What the process holds in memory (Linux). */
function residentBytesOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) * 1024;
}
