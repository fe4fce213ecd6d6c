import { gunzipSync } from "node:zlib";
import { request } from "undici";
import { errorCode } from "../pipeline/errors.ts";

export type Call = {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: FormData | Uint8Array<ArrayBuffer> | string | undefined;
  /** For all of it, from the connection to the last byte. */
  readonly timeoutMs: number;
};
export type Answer = { readonly status: number; readonly headers: Headers; readonly bytes: Uint8Array<ArrayBuffer> };

/** No answer that is asked for is larger, and one that never ends holds no memory. */
const MOST_BYTES = 10 * 1024 * 1024;

/**
 * One request and its whole answer: no retry and no redirect, because only the caller knows what may be sent twice, and where.
 * Throws what the connection threw, with its code. `fetch`, on the same connections, takes the processor four times as long.
 */
export async function exchange(url: URL | string, { method = "GET", timeoutMs, ...call }: Call): Promise<Answer> {
  const { headers, body } = call.body instanceof FormData ? await encoded(call.body) : { headers: {}, body: call.body };
  const answer = await inTime(timeoutMs, (signal) =>
    request(url, {
      method,
      headers: { "user-agent": "otofatura", "accept-encoding": "gzip", ...headers, ...call.headers },
      body: body ?? null,
      signal,
    }),
  );
  const told = new Headers(Object.entries(answer.headers).flatMap(named));
  const bytes = unpacked(await wholeOf(answer.body), told.get("content-encoding"));
  return { status: answer.statusCode, headers: told, bytes };
}

/** While it connects the client looks at no signal; a request whose time is up by then is not sent. */
async function inTime<T>(millis: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(millis);
  const late = Promise.withResolvers<never>();
  const end = () => late.reject(signal.reason);
  signal.addEventListener("abort", end, { once: true });
  return Promise.race([work(signal), late.promise]).finally(() => signal.removeEventListener("abort", end));
}

/** A header that came several times is several of them. */
const named = ([name, value = []]: [string, string | string[] | undefined]): [string, string][] =>
  [value].flat().map((one) => [name, one]);

async function encoded(form: FormData) {
  const parts = new Response(form);
  const headers = { "content-type": parts.headers.get("content-type") ?? "" };
  return { headers, body: new Uint8Array(await parts.arrayBuffer()) };
}

async function wholeOf(body: AsyncIterable<Buffer>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop by an exception ends the connection, so an endless body holds no socket.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw failure("BODY_TOO_LARGE");
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

/** Taken as plain, a packed answer would be another one. */
function unpacked(bytes: Uint8Array<ArrayBuffer>, coding: string | null): Uint8Array<ArrayBuffer> {
  const known = coding?.trim().toLowerCase() ?? "";
  if (known === "" || known === "identity" || bytes.byteLength === 0) return bytes;
  if (known !== "gzip" && known !== "x-gzip") throw failure("ENCODING_UNKNOWN");
  try {
    return Uint8Array.from(gunzipSync(bytes, { maxOutputLength: MOST_BYTES }));
  } catch (cause) {
    throw errorCode(cause) === "ERR_BUFFER_TOO_LARGE" ? failure("BODY_TOO_LARGE") : cause;
  }
}

const failure = (code: string): Error => Object.assign(new Error(code), { code });
