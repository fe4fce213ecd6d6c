import { type Call, exchange } from "../outgoing/exchange.ts";

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
  readonly bytes?: Uint8Array<ArrayBuffer>;
};
/** `reason` is a code, never a message: messages can carry addresses with tax numbers in them. */
export type HttpFailure = { readonly kind: "not-sent" | "lost"; readonly reason: string };

export type HttpRequest = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly json?: string;
  /** Anything but JSON, such as a file of a form; with its content type unless the body brings its own. */
  readonly body?: NonNullable<Call["body"]>;
  readonly contentType?: string;
  readonly accept?: string;
  /** The answer is a file: its text is then only for reading a refusal. */
  readonly isFile?: boolean;
};
export type Http = (request: HttpRequest) => Promise<HttpOutcome>;

export type HttpOptions = {
  readonly baseUrl: string;
  /** The header that opens the account; `authorization: Bearer …` unless named. */
  readonly key: { readonly header?: string; readonly value: string };
  readonly timeoutMs?: number | undefined;
};

/** The key holds characters no header can carry; only the merchant can mend that. */
export const KEY_UNUSABLE = "KEY_UNUSABLE";

const DEFAULT_TIMEOUT_MS = 20_000;

/** One request, one answer, or what is certain without one. */
export function createHttp({ baseUrl, key, timeoutMs = DEFAULT_TIMEOUT_MS }: HttpOptions): Http {
  const root = new URL(baseUrl).href.replace(/\/+$/, "");
  return async (request) => {
    const { method, path, json, body = json } = request;
    // The client would put an unusable key, whole, into its error message.
    if (!/^[\x21-\x7e]+$/.test(key.value)) return { kind: "not-sent", reason: KEY_UNUSABLE };
    try {
      const answer = await exchange(`${root}${path}`, { method, headers: headersFor(key, request), body, timeoutMs });
      // Of a refusal its status and codes count; its words may be in the letters of a gateway.
      const isReadWhole = request.isFile !== true && answer.status < 400;
      const text = new TextDecoder("utf-8", { fatal: isReadWhole }).decode(answer.bytes);
      return { kind: "answered", ...answer, body: text };
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

function headersFor({ header, value }: HttpOptions["key"], request: HttpRequest): Record<string, string> {
  const key = header === undefined ? { authorization: `Bearer ${value}` } : { [header]: value };
  const contentType = request.contentType ?? (request.json === undefined ? undefined : "application/json");
  return {
    accept: request.accept ?? "application/json",
    ...key,
    ...(contentType === undefined ? {} : { "content-type": contentType }),
  };
}

type Trouble = {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly errors?: unknown;
};

function failureOf(error: unknown): HttpFailure {
  const trouble = troubleOf(error);
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
