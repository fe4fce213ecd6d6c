import { expect, test } from "vitest";
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
