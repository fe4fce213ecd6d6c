import { Client } from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { lockKey } from "../../../server/store/lock-key.ts";
import { ProcessConnection } from "../../../server/store/process-connection.ts";
import { aNetworkTo } from "../../support/cut-network.ts";
import { postgresDatabase } from "../../support/engines.ts";
import { until } from "../../support/until.ts";

function aProcess(url: string, patienceMs?: number) {
  const heard: string[] = [];
  const troubles: unknown[] = [];
  const connection = new ProcessConnection({
    url,
    channel: "news",
    onNotice: (payload) => void heard.push(payload),
    onTrouble: (cause) => void troubles.push(cause),
    ...(patienceMs !== undefined && { patienceMs }),
  });
  onTestFinished(() => connection.close());
  return { connection, heard, troubles };
}

async function anAdmin(url: string) {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  onTestFinished(() => admin.end());
  const others = "datname = current_database() and pid <> pg_backend_pid()";
  return {
    admin,
    cutOthers: () => admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${others}`),
  };
}

test("a lock is one process's until it lets go or ends", async () => {
  const url = await postgresDatabase();
  const [ours, theirs] = [aProcess(url).connection, aProcess(url).connection];
  expect(await ours.tryHold("order 1")).toBe(true);
  expect(await ours.tryHold("order 1")).toBe(false);
  expect(await theirs.tryHold("order 1")).toBe(false);
  expect(await theirs.tryHold("order 2")).toBe(true);
  await ours.release("order 1");
  expect(await theirs.tryHold("order 1")).toBe(true);
  await theirs.close();
  await until("the database let go", () => ours.tryHold("order 2"));
});

test("of many who ask at once in one process, one gets it", async () => {
  const { connection } = aProcess(await postgresDatabase());
  const answers = await Promise.all(Array.from({ length: 10 }, () => connection.tryHold("order 1")));
  expect(answers.filter(Boolean)).toHaveLength(1);
});

test("when the connection breaks it is made again with its locks, and hears again", async () => {
  const url = await postgresDatabase();
  const { connection, heard, troubles } = aProcess(url);
  await connection.tryHold("order 1");
  const { admin, cutOthers } = await anAdmin(url);
  await cutOthers();
  await until("the break is noticed", () => troubles.length > 0);
  await until("it hears again", async () => {
    await admin.query("notify news, 'again'");
    return heard.includes("again");
  });
  expect(await aProcess(url).connection.tryHold("order 1")).toBe(false);
  expect(troubles).toHaveLength(1);
});

test("a connection nobody answers on is left behind for another", async () => {
  const url = await postgresDatabase();
  const network = await aNetworkTo(url);
  const { connection, troubles } = aProcess(network.url, 500);
  await connection.tryHold("order 1");
  network.cut();
  await expect(connection.tryHold("order 2")).rejects.toThrow();
  expect(troubles).toHaveLength(1);
  await until("it asks by another connection", () => connection.tryHold("order 3").catch(() => false));
});

test("asks the server to notice by itself, also while it tells news", async () => {
  const url = await postgresDatabase();
  const client = await aProcess(url).connection.ensure();
  const shown = async (name: string) => (await client.query<Record<string, string>>(`show ${name}`)).rows[0]?.[name];
  expect([await shown("tcp_keepalives_idle"), await shown("tcp_user_timeout")]).toEqual(["30", "60000"]);
});

test("a lock let go of while a broken connection is made good, and taken anew, is let go of for good", async () => {
  const url = await postgresDatabase();
  const { connection, troubles } = aProcess(url);
  await connection.tryHold("order 1");
  const { admin, cutOthers } = await anAdmin(url);
  const timers = vi.spyOn(globalThis, "setTimeout");
  onTestFinished(() => timers.mockRestore());
  await cutOthers();
  // As the server does that has not noticed yet that the connection before is gone.
  await admin.query(`select pg_advisory_lock(${lockKey("order 1")})`);
  await until("the break is noticed", () => troubles.length > 0);
  await until("it is connected again", () => connection.ensure().then(() => true));
  const [regain] = timers.mock.calls.find(([, delay]) => delay === 5000) ?? [];
  await connection.release("order 1");
  await admin.query(`select pg_advisory_unlock(${lockKey("order 1")})`);
  expect(await connection.tryHold("order 1")).toBe(true);
  if (!regain) throw new Error("nothing was to be taken again");
  regain();
  await connection.release("order 1");
  expect(await aProcess(url).connection.tryHold("order 1")).toBe(true);
});

test("a lock taken while the connection is made again is kept, whatever was let go of meanwhile", async () => {
  const url = await postgresDatabase();
  const { connection, troubles } = aProcess(url);
  await connection.tryHold("order 1");
  const { cutOthers } = await anAdmin(url);
  await cutOthers();
  await until("the break is noticed", () => troubles.length > 0);
  void connection.ensure();
  const letGo = connection.release("order 1");
  const isTaken = connection.tryHold("order 1");
  await letGo;
  expect(await isTaken).toBe(true);
  expect(await aProcess(url).connection.tryHold("order 1")).toBe(false);
});

test("what was to be taken again by a connection that broke in turn is let go of by the one that has it", async () => {
  const url = await postgresDatabase();
  const { connection, troubles } = aProcess(url);
  await connection.tryHold("order 1");
  const { admin, cutOthers } = await anAdmin(url);
  const timers = vi.spyOn(globalThis, "setTimeout");
  onTestFinished(() => timers.mockRestore());
  await cutOthers();
  await admin.query(`select pg_advisory_lock(${lockKey("order 1")})`);
  await until("the break is noticed", () => troubles.length === 1);
  await until("it is connected again", () => connection.ensure().then(() => true));
  const [regain] = timers.mock.calls.find(([, delay]) => delay === 5000) ?? [];
  if (!regain) throw new Error("nothing was to be taken again");
  await admin.query("select pg_advisory_unlock_all()");
  await cutOthers();
  await until("the second break is noticed", () => troubles.length === 2);
  await until("it is connected again", () => connection.ensure().then(() => true));
  regain();
  await connection.release("order 1");
  expect(await aProcess(url).connection.tryHold("order 1")).toBe(true);
});
