import { ApiFailure, failureOf, unreachable } from "./failure.ts";
import { within } from "./within.ts";

export type ClientPorts = {
  readonly fetch: typeof fetch;
  readonly sessionToken: () => Promise<string>;
  readonly language: string;
};

/** The admin page's way to /api. Answers are typed by the contract and not parsed again: server and page ship together. */
export type Client = {
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** The answer as a file, not as JSON. */
  postForFile(path: string, body: unknown): Promise<Blob>;
  put<T>(path: string, body: unknown): Promise<T>;
  stream(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
};

/**
 * A line that stands still ends nothing by itself: so long is waited for the whole answer to a question, and to a press. A file may be
 * of any size: of one that goes on coming so long is waited for the next of it.
 */
const QUESTION_MS = 30_000;
const PRESS_MS = 120_000;

type Asked = RequestInit & { readonly signal: AbortSignal };

export function createClient(ports: ClientPorts): Client {
  const press = <T>(method: string, path: string, body: unknown, read: (response: Response) => Promise<T>) =>
    ask(ports, path, { method, body: JSON.stringify(body), signal: within(PRESS_MS).signal }, read);
  return {
    get: <T>(path: string, signal?: AbortSignal) =>
      ask(ports, path, { signal: within(QUESTION_MS, signal).signal }, json<T>),
    post: <T>(path: string, body: unknown) => press("POST", path, body, json<T>),
    postForFile: (path, body) => {
      const { signal, again } = within(PRESS_MS);
      return ask(ports, path, { method: "POST", body: JSON.stringify(body), signal }, (response) =>
        file(response, again),
      );
    },
    put: <T>(path: string, body: unknown) => press("PUT", path, body, json<T>),
    stream: (path, signal) => ask(ports, path, { signal }, body),
  };
}

const json = async <T>(response: Response) => (await response.json()) as T;

async function body(response: Response): Promise<ReadableStream<Uint8Array>> {
  if (response.body === null) throw new Error("the stream has no body");
  return response.body;
}

async function file(response: Response, heard: () => void): Promise<Blob> {
  const pieces: BlobPart[] = [];
  const reader = (await body(response)).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value as Uint8Array<ArrayBuffer>);
    heard();
  }
  return new Blob(pieces, { type: response.headers.get("Content-Type") ?? "" });
}

/** One question and its whole answer; whatever keeps either from its way is told as `UNREACHABLE`. */
async function ask<T>(
  ports: ClientPorts,
  path: string,
  asked: Asked,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  try {
    let response = await attempt(ports, path, asked);
    // Shopify's sign for "that session token was stale": a fresh one is worth exactly one more try.
    if (response.status === 401 && response.headers.has("X-Shopify-Retry-Invalid-Session-Request")) {
      response = await attempt(ports, path, asked);
    }
    if (!response.ok) throw await failureOf(response);
    return await read(response);
  } catch (cause) {
    throw cause instanceof ApiFailure ? cause : unreachable(cause);
  }
}

async function attempt(ports: ClientPorts, path: string, asked: Asked): Promise<Response> {
  const headers = new Headers({
    Accept: "application/json",
    "Accept-Language": ports.language,
    // App Bridge fetches it from Shopify: without a connection there is none.
    Authorization: `Bearer ${await unless(asked.signal, ports.sessionToken())}`,
  });
  if (asked.body !== undefined) headers.set("Content-Type", "application/json");
  return ports.fetch(path, { ...asked, headers });
}

const unless = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<never>((_, reject) => signal.addEventListener("abort", reject))]);
