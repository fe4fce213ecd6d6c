/**
 * What is certain after one HTTP exchange. `not-sent`: no connection came about, so nothing can have been accepted.
 * `lost`: the request may have arrived, and no whole answer came back.
 */
export type HttpOutcome = HttpAnswer | HttpFailure;
export type HttpAnswer = {
  readonly kind: "answered";
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
};
/** `reason` is a code, never a message: messages can carry addresses with tax numbers in them. */
export type HttpFailure = { readonly kind: "not-sent" | "lost"; readonly reason: string };

export type HttpRequest = { readonly method: "GET" | "POST" | "PUT"; readonly path: string; readonly json?: string };
export type Http = (request: HttpRequest) => Promise<HttpOutcome>;

export type HttpOptions = {
  readonly baseUrl: string;
  readonly bearer: string;
  readonly timeoutMs?: number | undefined;
};

/** The key holds characters no header can carry; only the merchant can mend that. */
export const BEARER_UNUSABLE = "BEARER_UNUSABLE";

const DEFAULT_TIMEOUT_MS = 20_000;
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** One request, one answer: no retry and no redirect, because only the caller knows what may be sent twice. */
export function createHttp({ baseUrl, bearer, timeoutMs = DEFAULT_TIMEOUT_MS }: HttpOptions): Http {
  const root = new URL(baseUrl).href.replace(/\/+$/, "");
  return async ({ method, path, json }) => {
    // fetch would put an unusable key, whole, into its error message.
    if (!/^[\x21-\x7e]+$/.test(bearer)) return { kind: "not-sent", reason: BEARER_UNUSABLE };
    try {
      const response = await fetch(`${root}${path}`, {
        method,
        headers: headersFor(bearer, json),
        ...(json === undefined ? {} : { body: json }),
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { kind: "answered", status: response.status, headers: response.headers, body: await readBody(response) };
    } catch (error) {
      return failureOf(error);
    }
  };
}

/** `Retry-After` in seconds. A date is measured against the answer's own `Date`, so the two clocks need not agree. */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const wait = (Date.parse(text) - Date.parse(headers.get("date") ?? "")) / 1000;
  return Number.isNaN(wait) ? undefined : Math.max(0, Math.ceil(wait));
}

function headersFor(bearer: string, json: string | undefined): Record<string, string> {
  const headers = { accept: "application/json", authorization: `Bearer ${bearer}` };
  return json === undefined ? headers : { ...headers, "content-type": "application/json" };
}

async function readBody(response: Response): Promise<string> {
  if (!response.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by an exception cancels the stream, so an endless body holds no socket.
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw Object.assign(new Error("body too large"), { code: "BODY_TOO_LARGE" });
    chunks.push(chunk);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
}

type Trouble = {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly errors?: unknown;
  readonly cause?: unknown;
};

function failureOf(error: unknown): HttpFailure {
  const outer = troubleOf(error);
  const trouble = outer.cause === undefined ? outer : troubleOf(outer.cause);
  const reason = [trouble.code, trouble.name].find((one) => typeof one === "string") ?? "FAILED";
  return { kind: neverConnected(trouble) ? "not-sent" : "lost", reason };
}

/** Name resolution and connect(2) come before the first byte of the request; every other failure may come after it. */
function neverConnected(trouble: Trouble): boolean {
  // Several addresses tried in turn are reported together.
  if (Array.isArray(trouble.errors)) return trouble.errors.every((one) => neverConnected(troubleOf(one)));
  return (
    trouble.syscall === "connect" || trouble.syscall === "getaddrinfo" || trouble.code === "UND_ERR_CONNECT_TIMEOUT"
  );
}

const troubleOf = (error: unknown): Trouble => (typeof error === "object" && error !== null ? error : {});
