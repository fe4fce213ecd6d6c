import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import { DrizzleQueryError } from "drizzle-orm";
import express, { type RequestHandler } from "express";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { problemHandler } from "../../../server/http/problem.ts";
import { AppError, type ErrorCode, ERRORS } from "../../../server/pipeline/errors.ts";

const PRIVATE = "Ayşe Işık 10000000146 shpat_secret";

const BROKEN_OFF = new Error("Connection terminated unexpectedly");

/** An app with one route that goes wrong, and everything it logs. */
async function failing(handler: RequestHandler) {
  const logged: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, written) => {
      logged.push(String(chunk));
      written();
    },
  });
  const app = express();
  app.use(express.json());
  app.all("/", handler);
  app.use(problemHandler(pino(sink)));
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { logged, ask: (init: RequestInit = {}) => fetch(url, init) };
}

const throws = (error: unknown) =>
  failing(() => {
    throw error;
  });

test.each([
  ["a bug", new Error(PRIVATE), 500, "INTERNAL"],
  ["a statement the database refused", new DrizzleQueryError("insert", [PRIVATE], new Error(PRIVATE)), 500, "INTERNAL"],
  ["something that is no error", PRIVATE, 500, "INTERNAL"],
  ["an error that calls itself a refusal", Object.assign(new Error(PRIVATE), { status: 404 }), 400, "REQUEST_INVALID"],
  ["an error that names no HTTP status", Object.assign(new Error(PRIVATE), { status: 700 }), 500, "INTERNAL"],
  ["a database that is away", Object.assign(new Error(PRIVATE), { code: "ECONNREFUSED" }), 503, "DATABASE_AWAY"],
  ["a full disk", Object.assign(new Error(PRIVATE), { code: "SQLITE_FULL" }), 503, "DATABASE_AWAY"],
  ["a database that broke off", new Error(PRIVATE, { cause: BROKEN_OFF }), 503, "DATABASE_AWAY"],
  ["a failed operation", new AppError("INTEGRATOR_CONFIG", { cause: new Error(PRIVATE) }), 409, "INTEGRATOR_CONFIG"],
])("%s leaves as a problem with a code and never with its message", async (_, error, status, code) => {
  const { ask, logged } = await throws(error);
  const response = await ask();
  const text = await response.text();
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(JSON.parse(text)).toEqual({
    code,
    status,
    title: expect.stringMatching(/.{10,}/),
    detail: expect.stringMatching(/.{5,}/),
  });
  expect(text + logged.join("")).not.toMatch(/Ayşe|10000000146|shpat/);
});

test("a bug is logged once, by its place in the code", async () => {
  const { ask, logged } = await throws(new TypeError(PRIVATE));
  const { headers } = await ask();
  expect(logged).toHaveLength(1);
  expect(JSON.parse(logged[0] ?? "")).toMatchObject({ requestId: headers.get("x-request-id") });
  expect(logged[0]).toContain("TypeError");
  expect(logged[0]).toContain("problem.test.ts");
});

test("what the request got wrong is not quoted back", async () => {
  const { ask, logged } = await failing((request) => {
    z.object({ tckn: z.literal("x") }).parse(request.body);
  });
  const call = (body: string) => ask({ method: "POST", headers: { "content-type": "application/json" }, body });
  for (const body of [JSON.stringify({ tckn: PRIVATE }), `{"tckn":"${PRIVATE}`]) {
    const response = await call(body);
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/Ayşe|tckn/);
  }
  expect(logged).toEqual([]);
});

test.each(Object.keys(ERRORS) as readonly ErrorCode[])(
  "%s has its status and a title in both languages",
  async (code) => {
    const { ask } = await throws(new AppError(code));
    const titles = await Promise.all(
      ["tr", "en"].map(async (language) => {
        const response = await ask({ headers: { "accept-language": language } });
        expect(response.status).toBe(ERRORS[code].status);
        return ((await response.json()) as { title: string }).title;
      }),
    );
    expect(new Set(titles).size).toBe(2);
  },
);

test.each([
  ["tr", /kendiliğinden yeniden denenir/i],
  ["en", /tried again by itself/i],
])(
  "whoever asked is never told in %s that it is tried again by itself: only what an order waits for is",
  async (language, vain) => {
    const promised: string[] = [];
    for (const code of Object.keys(ERRORS) as readonly ErrorCode[]) {
      const { ask } = await throws(new AppError(code));
      const response = await ask({ headers: { "accept-language": language } });
      const { detail } = (await response.json()) as { detail: string };
      if (vain.test(detail)) promised.push(code);
    }
    expect(promised).toEqual([]);
  },
);

test("an answer that has begun is cut off instead of being mixed with a problem", async () => {
  const { ask } = await failing((_request, response) => {
    response.write("half");
    throw new Error(PRIVATE);
  });
  await expect(ask().then((response) => response.text())).rejects.toThrow();
});
