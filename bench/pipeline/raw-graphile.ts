import { Logger, run } from "graphile-worker";
import { Pool } from "pg";
import { type Commit, issueRaw } from "./raw-order.ts";

/** graphile-worker and node-postgres by hand; several of these processes share the orders of one database. */
const [connectionString = "", worldUrl = "", inFlight = "16"] = process.argv.slice(2);
const pool = new Pool({ connectionString, max: 10 });
pool.on("error", () => {});
pool.on("connect", (client) => void client.on("error", () => {}));

const commit: Commit = async (writes) => {
  const client = await pool.connect();
  await client.query("begin");
  for (const [text, values] of writes) await client.query({ text, values: [...values] });
  await client.query("commit");
  client.release();
};

await run({
  pgPool: pool,
  concurrency: Number(inFlight),
  pollInterval: 500,
  noHandleSignals: true,
  logger: new Logger(() => () => {}),
  taskList: {
    issue: async (payload) => {
      const { id } = payload as { readonly id: string };
      process.send?.(await issueRaw(id, worldUrl, commit));
    },
  },
});
process.send?.("ready");
