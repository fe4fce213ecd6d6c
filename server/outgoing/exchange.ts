import { gunzipSync } from "node:zlib";
import { request } from "undici";

export type Call = {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: FormData | Uint8Array<ArrayBuffer> | string | undefined;
  /** For all of it, from the connection to the last byte. */
  readonly timeoutMs: number;
  /** A larger answer is not read to its end: BODY_TOO_LARGE. */
  readonly mostBytes?: number;
};
export type Answer = { readonly status: number; readonly headers: Headers; readonly bytes: Uint8Array<ArrayBuffer> };

/** No document is larger, and an answer that never ends holds no memory. */
const MOST_BYTES = 10 * 1024 * 1024;

/**
 * One request and its whole answer: no retry and no redirect, because only the caller knows what may be sent twice, and where.
 * Throws what the connection threw, with its code. `fetch`, on the same connections, takes the processor four times as long.
 */
export async function exchange(
  url: URL | string,
  { method = "GET", timeoutMs, mostBytes = MOST_BYTES, ...call }: Call,
): Promise<Answer> {
  const { headers, body } = call.body instanceof FormData ? await encoded(call.body) : { headers: {}, body: call.body };
  const answer = await request(url, {
    method,
    headers: { "user-agent": "otofatura", "accept-encoding": "gzip", ...headers, ...call.headers },
    body: body ?? null,
    signal: AbortSignal.timeout(timeoutMs),
  });
  const bytes = await wholeOf(answer.body, mostBytes);
  const isPacked = answer.headers["content-encoding"] === "gzip" && bytes.byteLength > 0;
  return {
    status: answer.statusCode,
    headers: new Headers(Object.entries(answer.headers).flatMap(named)),
    bytes: isPacked ? Uint8Array.from(gunzipSync(bytes, { maxOutputLength: mostBytes })) : bytes,
  };
}

/** A header that came several times is several of them. */
const named = ([name, value = []]: [string, string | string[] | undefined]): [string, string][] =>
  [value].flat().map((one) => [name, one]);

async function encoded(form: FormData) {
  const parts = new Response(form);
  const headers = { "content-type": parts.headers.get("content-type") ?? "" };
  return { headers, body: new Uint8Array(await parts.arrayBuffer()) };
}

async function wholeOf(body: AsyncIterable<Buffer>, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop by an exception ends the connection, so an endless body holds no socket.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > mostBytes) throw Object.assign(new Error("body too large"), { code: "BODY_TOO_LARGE" });
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}
