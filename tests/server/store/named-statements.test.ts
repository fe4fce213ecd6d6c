import { Pool } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { withNamedStatements } from "../../../server/store/named-statements.ts";
import { postgresDatabase } from "../../support/engines.ts";

async function aPool(connections: number) {
  const bare = new Pool({ connectionString: await postgresDatabase(), max: connections });
  onTestFinished(() => bare.end());
  return { bare, pool: withNamedStatements(bare) };
}

const KEPT = "select count(*)::int as n from pg_prepared_statements where statement = $1";

test("what is asked again and again is kept by the database, on every connection", async () => {
  const { bare, pool } = await aPool(2);
  const text = "select $1::int + 1 as n";
  for (let n = 0; n < 20; n += 1) expect((await pool.query({ text, values: [n] })).rows).toEqual([{ n: n + 1 }]);
  expect((await bare.query(KEPT, [text])).rows).toEqual([{ n: 1 }]);
  const [one, other] = [await pool.connect(), await pool.connect()].map(withNamedStatements);
  for (const client of [one, other]) {
    await client?.query({ text, values: [1] });
    expect((await client?.query(KEPT, [text]))?.rows).toEqual([{ n: 1 }]);
  }
  one?.release();
  other?.release();
});

test("a text of one occasion is not kept", async () => {
  const { bare, pool } = await aPool(1);
  for (let n = 0; n < 20; n += 1) await pool.query({ text: `select $1::int + ${n}`, values: [1] });
  expect((await bare.query("select count(*)::int as n from pg_prepared_statements")).rows).toEqual([{ n: 0 }]);
});
