import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migratePostgres, openPool } from "../../server/store/postgres.ts";
import { startPostgresServer, type PostgresServer } from "./postgres-server.ts";

declare module "vitest" {
  // What a global setup hands to the tests is declared so.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface ProvidedContext {
    readonly postgresAt: string;
  }
}

/** Databases of tests begin as copies of this one, whose tables are made once. */
const TEMPLATE = "otofatura_template";

let cluster: Promise<Cluster> | undefined;
let server: Server | undefined;

/**
 * One PostgreSQL for a whole run, started when the first test asks for it and stopped at the end of the run. A server
 * named by DATABASE_URL or PGHOST is used instead. Each request answers the address of a new database.
 */
export async function setup({ provide }: TestProject): Promise<void> {
  server = createServer((_request, response) => {
    cluster ??= startCluster();
    cluster
      .then(({ newDatabase }) => newDatabase())
      .then(
        (url) => response.end(url),
        (cause: unknown) => response.writeHead(500).end(String(cause)),
      );
  });
  provide("postgresAt", await addressOf(server));
}

export async function teardown(): Promise<void> {
  server?.closeAllConnections();
  server?.close();
  await (await cluster?.catch(() => undefined))?.stop();
}

type Cluster = { readonly newDatabase: () => Promise<string>; readonly stop: () => Promise<void> };

async function startCluster(): Promise<Cluster> {
  const given = givenServer();
  const postgres: PostgresServer = given ? { url: given, stop: async () => {} } : await startPostgresServer();
  const admin = new Client({ connectionString: postgres.url });
  admin.on("error", () => {});
  await admin.connect();
  const made: string[] = [];
  const create = async (name: string, source: string) => {
    await admin.query(`create database ${name} template ${source}`);
    made.push(name);
    return Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
  };
  const template = `${TEMPLATE}_${process.pid}`;
  const pool = openPool({ url: await create(template, "template0"), connections: 2, onTrouble: () => {} });
  await migratePostgres(pool);
  await pool.end();
  let databases = 0;
  const newDatabase = () => {
    databases += 1;
    return create(`otofatura_test_${process.pid}_${databases}`, template);
  };
  return {
    newDatabase,
    stop: async () => {
      if (given) for (const name of made.toReversed()) await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      await postgres.stop();
    },
  };
}

/** The environment's own server, in the words of libpq. */
function givenServer(): string | undefined {
  const { DATABASE_URL, PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE } = process.env;
  if (DATABASE_URL?.startsWith("postgres")) return DATABASE_URL;
  if (!PGHOST) return undefined;
  const login = `${encodeURIComponent(PGUSER ?? "postgres")}:${encodeURIComponent(PGPASSWORD ?? "")}`;
  return `postgres://${login}@${PGHOST}:${PGPORT ?? "5432"}/${PGDATABASE ?? "postgres"}`;
}

async function addressOf(listening: Server): Promise<string> {
  listening.listen(0, "127.0.0.1");
  await once(listening, "listening");
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}
