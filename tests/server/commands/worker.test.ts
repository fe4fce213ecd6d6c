import { once } from "node:events";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { firstLine, runNode, startNode } from "../../support/child-process.ts";
import { databaseFor, ENGINES, postgresDatabase } from "../../support/engines.ts";
import { temporaryPath } from "../../support/temporary-store.ts";
import { testEnvironment } from "../../support/test-shop.ts";

const WORKER = ["server/commands/worker.ts"];

test.each(ENGINES)(
  "on %s a worker without the page works until it is told to stop",
  async (engine) => {
    const environment = testEnvironment({
      DATABASE_URL: (await databaseFor(engine)) ?? temporaryPath(),
      LOG_LEVEL: "info",
    });
    const worker = startNode(WORKER, environment);
    onTestFinished(() => void worker.kill("SIGKILL"));
    expect(JSON.parse(await firstLine(worker))).toMatchObject({ msg: "working" });
    // A file is one worker's; a PostgreSQL takes as many as come.
    if (engine === "sqlite") {
      const second = await runNode(WORKER, environment);
      expect(second.code).toBe(1);
      expect(second.stderr).toMatch(/^DATABASE_IN_USE: [^\n]+\n$/);
    } else {
      const second = startNode(WORKER, environment);
      onTestFinished(() => void second.kill("SIGKILL"));
      expect(JSON.parse(await firstLine(second))).toMatchObject({ msg: "working" });
    }
    const exited = once(worker, "exit");
    worker.kill("SIGTERM");
    expect(await exited).toEqual([0, null]);
  },
  40_000,
);

test("a worker whose engine another process brought to a newer version ends, so that it is started again", async () => {
  const url = await postgresDatabase();
  const worker = startNode(WORKER, testEnvironment({ DATABASE_URL: url, LOG_LEVEL: "info" }));
  onTestFinished(() => void worker.kill("SIGKILL"));
  await firstLine(worker);
  const ended = once(worker, "exit");
  const other = new Client({ connectionString: url });
  await other.connect();
  onTestFinished(() => other.end());
  // Announced until it listens, which it may not yet do when it says that it works.
  const announce = () => other.query(`select pg_notify('worker:migrate', '{"breaking":true,"migrationNumber":999}')`);
  const announcing = setInterval(() => void announce(), 500);
  onTestFinished(() => clearInterval(announcing));
  expect(await ended).toEqual([1, null]);
}, 40_000);
