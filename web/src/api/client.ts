import { failureOf, unreachable } from "./failure.ts";

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

export function createClient(ports: ClientPorts): Client {
  return {
    get: async <T>(path: string, signal?: AbortSignal) => {
      const response = await request(ports, path, signal === undefined ? {} : { signal });
      return (await response.json()) as T;
    },
    post: async <T>(path: string, body: unknown) => {
      const response = await request(ports, path, { method: "POST", body: JSON.stringify(body) });
      return (await response.json()) as T;
    },
    postForFile: async (path, body) =>
      (await request(ports, path, { method: "POST", body: JSON.stringify(body) })).blob(),
    put: async <T>(path: string, body: unknown) => {
      const response = await request(ports, path, { method: "PUT", body: JSON.stringify(body) });
      return (await response.json()) as T;
    },
    stream: async (path, signal) => {
      const response = await request(ports, path, { signal });
      if (response.body === null) throw unreachable(new Error("the stream has no body"));
      return response.body;
    },
  };
}

async function request(ports: ClientPorts, path: string, init: RequestInit): Promise<Response> {
  let response = await attempt(ports, path, init);
  // Shopify's sign for "that session token was stale": a fresh one is worth exactly one more try.
  if (response.status === 401 && response.headers.has("X-Shopify-Retry-Invalid-Session-Request")) {
    response = await attempt(ports, path, init);
  }
  if (!response.ok) throw await failureOf(response);
  return response;
}

async function attempt(ports: ClientPorts, path: string, init: RequestInit): Promise<Response> {
  try {
    const headers = new Headers({
      Accept: "application/json",
      "Accept-Language": ports.language,
      // App Bridge fetches it from Shopify: without a connection there is none.
      Authorization: `Bearer ${await ports.sessionToken()}`,
    });
    if (init.body !== undefined) headers.set("Content-Type", "application/json");
    return await ports.fetch(path, { ...init, headers });
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw unreachable(cause);
  }
}
