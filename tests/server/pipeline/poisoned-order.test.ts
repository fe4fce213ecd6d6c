import { sql } from "drizzle-orm";
import { describe, expect, test, onTestFinished } from "vitest";
import { LOST, readyPipeline } from "../../support/pipeline-on-paper.ts";
import { ENGINES } from "../../support/engines.ts";

const bug = async () => {
  throw new TypeError("undefined is not a function");
};

describe.each(ENGINES)("an order nobody can work on, on %s", (engine) => {
  test("is tried eight times in a row, then waits for a person, and a retry works once it can be", async () => {
    const pipeline = await readyPipeline(engine);
    pipeline.script.whileReading = bug;
    for (const failures of [0, 1, 2, 3, 4, 5, 6]) {
      await expect(pipeline.run(failures)).rejects.toThrow(TypeError);
    }
    expect(await pipeline.found()).toMatchObject({ state: "waiting", problem: { code: "INTERNAL" } });
    expect(await pipeline.run(7)).toEqual({ kind: "done" });
    expect(await pipeline.found()).toMatchObject({
      state: "review",
      problem: undefined,
      faults: [{ code: "ORDER_SET_ASIDE", facts: { times: 8 } }],
    });
    pipeline.script.whileReading = async () => {};
    expect(await pipeline.retry()).toBe(true);
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "issued", faults: [] });
  });

  test("stays with its document where one may be on its way", async () => {
    const pipeline = await readyPipeline(engine);
    pipeline.script.outcome = LOST;
    await pipeline.run();
    pipeline.script.whileFinding = bug;
    await expect(pipeline.run(7)).rejects.toThrow();
    expect(await pipeline.found()).toMatchObject({ state: "unknown", problem: { code: "INTERNAL" } });
  });
});

/** Orders are still written where there was room for them; an invoice needs more. */
const FULL = [
  "create function full_disk() returns trigger language plpgsql as $$ begin raise exception using errcode = '53100'; end $$",
  "create trigger is_full before insert on invoices for each row execute function full_disk()",
];
const ROOM = ["drop function if exists full_disk() cascade"];

test("an order whose invoice finds no room in PostgreSQL waits for no person and goes once there is some", async () => {
  const pipeline = await readyPipeline("postgres");
  const ask = async (statements: readonly string[]) => {
    for (const statement of statements) await pipeline.reading.rows(sql.raw(statement));
  };
  onTestFinished(() => ask(ROOM));
  await ask(FULL);
  for (const failures of [7, 8]) {
    await expect(pipeline.run(failures)).rejects.toThrow();
  }
  expect(await pipeline.found()).toMatchObject({ state: "waiting", problem: { code: "DATABASE_AWAY" } });
  await ask(ROOM);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", problem: undefined });
});
