import { createServer, type Socket } from "node:net";
import { once } from "node:events";
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { Pool, type PoolClient } from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { errorCode } from "../../../server/pipeline/errors.ts";
import { DeferredWrites } from "../../../server/store/deferred-writes.ts";
import { gatheringSocket } from "../../../server/store/gathering-socket.ts";
import { transactOn } from "../../../server/store/postgres-storage.ts";
import { postgresStore } from "../../support/engines.ts";
import { aSummary, orderId, OUR_SHOP } from "../../support/temporary-store.ts";
import { anInvoice, ettn } from "../integrators/an-invoice.ts";

const ID = orderId(1001);
const LIVE = { kind: "nilvera", environment: "live" } as const;
const NOT_TWICE = "23505";
const WAITED_TOO_LONG = "55P03";

const newInvoice = () => anInvoice({ ettn: ettn(randomUUID()) });
const codeOf = (work: Promise<unknown>): Promise<string | undefined> => work.then(() => "none", errorCode);

test("a unit with a write that fails ends with that failure, and nothing of it stays", async () => {
  const { unitOfWork, read } = await postgresStore();
  const twice = unitOfWork(OUR_SHOP, async ({ orders, invoices, timeline }) => {
    await orders.save(aSummary());
    await invoices.insert(ID, newInvoice(), LIVE);
    await invoices.insert(ID, newInvoice(), LIVE);
    await timeline.append(ID, "issued");
  });
  expect(await codeOf(twice)).toBe(NOT_TWICE);
  expect(await read(OUR_SHOP).orders.find(ID)).toBeUndefined();
  expect(await read(OUR_SHOP).timeline.list(ID)).toEqual([]);
});

test("what is read after a write that failed tells of that failure", async () => {
  const { unitOfWork } = await postgresStore();
  let heard: unknown;
  const unit = unitOfWork(OUR_SHOP, async ({ invoices }) => {
    await invoices.insert(ID, newInvoice(), LIVE);
    await invoices.insert(ID, newInvoice(), LIVE);
    await invoices.findLatest(ID).catch((cause: unknown) => {
      heard = cause;
      throw cause;
    });
  });
  expect(await codeOf(unit)).toBe(NOT_TWICE);
  expect(errorCode(heard)).toBe(NOT_TWICE);
});

test("of the units that share a commit only the one that failed is taken back, and the next ones work", async () => {
  const { unitOfWork, read } = await postgresStore();
  const issue = (n: number, times: number) =>
    unitOfWork(OUR_SHOP, async ({ orders, invoices }) => {
      await orders.save(aSummary({ id: orderId(n) }));
      for (let time = 0; time < times; time += 1) await invoices.insert(orderId(n), newInvoice(), LIVE);
    });
  const outcomes = await Promise.allSettled([issue(1, 1), issue(2, 2), issue(3, 1)]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  await issue(4, 1);
  const stored = await read(OUR_SHOP).orders.findAll([1, 2, 3, 4].map(orderId));
  expect(stored.map(({ id }) => id).toSorted()).toEqual([1, 3, 4].map(orderId));
});

test("a unit sees its own writes", async () => {
  const { unitOfWork } = await postgresStore();
  const seen = await unitOfWork(OUR_SHOP, async ({ orders, invoices, timeline }) => {
    await orders.save(aSummary());
    await orders.move(ID, "issue");
    const invoice = newInvoice();
    await invoices.insert(ID, invoice, LIVE);
    await timeline.append(ID, "issued");
    const latest = await invoices.findLatest(ID);
    return [(await orders.find(ID))?.state, latest?.invoice.ettn === invoice.ettn, (await timeline.list(ID)).length];
  });
  expect(seen).toEqual(["queued", true, 1]);
});

test("a unit whose turn does not come in time writes nothing", async () => {
  const { url, reading } = await postgresStore();
  const pool = new Pool({ connectionString: url, lock_timeout: 50, pipeline: true });
  onTestFinished(() => pool.end());
  const transact = transactOn(pool);
  const held = Promise.withResolvers<void>();
  const free = Promise.withResolvers<void>();
  const write = (text: string) =>
    transact(OUR_SHOP, ({ db, tables: { downloads } }) =>
      db.insert(downloads).values({ tokenHash: text, shop: OUR_SHOP, ettn: "", format: "pdf", expiresAt: new Date() }),
    );
  // Another process has the turn.
  const other = new Pool({ connectionString: url });
  onTestFinished(() => other.end());
  const holding = transactOn(other)(OUR_SHOP, async ({ rows }) => {
    await rows(sql`select 1`);
    held.resolve();
    await free.promise;
  });
  await held.promise;
  expect(await codeOf(write("late"))).toBe(WAITED_TOO_LONG);
  free.resolve();
  await holding;
  await write("in time");
  const rows = await reading.db.select().from(reading.tables.downloads);
  expect(rows.map(({ tokenHash }) => tokenHash)).toEqual(["in time"]);
});

test("outside a transaction no write is sent", async () => {
  const sent: string[] = [];
  const query = async (text: string) => {
    sent.push(text);
    if (text === "begin") throw new Error("no more connections");
    return { rows: [] };
  };
  const writes = new DeferredWrites({ query } as unknown as PoolClient);
  writes.begin("begin");
  await expect(writes.client.query("insert into orders values (1)")).rejects.toThrow("no more connections");
  await expect(writes.end("commit")).rejects.toThrow("no more connections");
  expect(sent).toEqual(["begin"]);
});

test("a write that is refused before it is sent takes its whole unit with it, and no other", async () => {
  const { transact, reading } = await postgresStore();
  const write = (unit: string, values: readonly unknown[]) =>
    transact(OUR_SHOP, async ({ ask }) => {
      for (const value of values) {
        const columns = "token_hash, shop, ettn, format, expires_at";
        const text = `insert into downloads (${columns}) values ($1, $2, $3, 'pdf', now())`;
        await ask(text, [`${unit} ${String(value)}`, OUR_SHOP, value]);
      }
    });
  const unsendable = { toPostgres: () => expect.unreachable() };
  const stored = async () => (await reading.db.select().from(reading.tables.downloads)).map(({ ettn: text }) => text);
  await expect(write("alone", ["a", unsendable, "b"])).rejects.toThrow();
  expect(await stored()).toEqual([]);
  const shared = await Promise.allSettled([write("1", ["c"]), write("2", ["d", unsendable]), write("3", ["e"])]);
  expect(shared.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect((await stored()).toSorted((one, other) => one.localeCompare(other))).toEqual(["c", "e"]);
});

test("a write beside something that throws does not stay", async () => {
  const { transact, reading } = await postgresStore();
  const row = { tokenHash: "late", shop: OUR_SHOP, ettn: "", format: "pdf", expiresAt: new Date() };
  const unit = transact(OUR_SHOP, ({ db, tables: { downloads } }) =>
    Promise.all([db.insert(downloads).values(row), Promise.reject(new Error("changed my mind"))]),
  );
  await expect(unit).rejects.toThrow("changed my mind");
  expect(await reading.db.select().from(reading.tables.downloads)).toEqual([]);
});

test("a unit that throws after a write that failed takes nothing from those it shares a commit with", async () => {
  const { unitOfWork, read } = await postgresStore();
  const change = (n: number, isUndone: boolean) =>
    unitOfWork(OUR_SHOP, async ({ orders, invoices }) => {
      await orders.save(aSummary({ id: orderId(n) }));
      await invoices.insert(orderId(n), newInvoice(), LIVE);
      if (!isUndone) return;
      await invoices.insert(orderId(n), newInvoice(), LIVE);
      throw new Error("changed my mind");
    });
  const outcomes = await Promise.allSettled([change(1, false), change(2, true), change(3, false)]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  const stored = await read(OUR_SHOP).orders.findAll([1, 2, 3].map(orderId));
  expect(stored.map(({ id }) => id).toSorted()).toEqual([1, 3].map(orderId));
});

test("a connection on which something failed is not used again", async () => {
  const { unitOfWork, pool } = await postgresStore();
  const removed = vi.fn();
  pool.on("remove", removed);
  await unitOfWork(OUR_SHOP, ({ orders }) => orders.save(aSummary()));
  expect(removed).not.toHaveBeenCalled();
  const twice = unitOfWork(OUR_SHOP, async ({ invoices }) => {
    await invoices.insert(ID, newInvoice(), LIVE);
    await invoices.insert(ID, newInvoice(), LIVE);
  });
  await expect(twice).rejects.toThrow();
  await vi.waitFor(() => expect(removed).toHaveBeenCalledTimes(1));
});

test("a whole shop is not kept in memory: after some writes their answers are awaited", async () => {
  const answers: (() => void)[] = [];
  const query = (text: string) =>
    text === "begin"
      ? Promise.resolve({ rows: [] })
      : new Promise((resolve) => answers.push(() => resolve({ rows: [] })));
  const writes = new DeferredWrites({ query } as unknown as PoolClient);
  writes.begin("begin");
  let sent = 0;
  const moving = (async () => {
    for (; sent < 1000; sent += 1) await writes.client.query("insert into orders values (1)");
  })();
  await new Promise(setImmediate);
  expect(sent).toBeGreaterThan(5);
  expect(sent).toBeLessThan(50);
  const answering = setInterval(() => answers.splice(0).forEach((answer) => answer()), 0);
  await moving;
  clearInterval(answering);
  expect(sent).toBe(1000);
});

test("what is written in one turn of the event loop is sent at once", async () => {
  const heard: Socket[] = [];
  const server = createServer((socket) => void heard.push(socket.resume())).listen(0, "127.0.0.1");
  const socket = gatheringSocket();
  onTestFinished(() => {
    socket.destroy();
    for (const one of heard) one.destroy();
    server.close();
  });
  await once(server, "listening");
  const { port } = server.address() as { readonly port: number };
  await once(socket.connect(port, "127.0.0.1"), "connect");
  const one = vi.spyOn(socket, "_write");
  const several = vi.spyOn(socket as Required<Pick<Socket, "_writev">>, "_writev");
  const write = async (text: string) => void socket.write(text);
  await Promise.all([write("a"), write("b").then(() => write("c"))]);
  await new Promise(setImmediate);
  expect([one.mock.calls.length, several.mock.calls.length]).toEqual([0, 1]);
  socket.write("d");
  await new Promise(setImmediate);
  expect(one.mock.calls.length + several.mock.calls.length).toBe(2);
});
