import { existsSync, statfsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Config, isPostgres, readConfig, startFault } from "../config.ts";
import { isHeldByWorker } from "../store/database.ts";
import { serverWords } from "../store/database-fault.ts";
import { type Health, healthOf } from "../store/health.ts";
import { countProcesses, writeFaultAt } from "../store/process-connection.ts";
import { schemaState } from "../store/schema-state.ts";
import { createSecrets } from "../store/secrets.ts";
import { counted } from "./counted.ts";
import { DAMAGED, isSound, lockFindings, rightsFindings } from "./file-findings.ts";
import type { Finding } from "./finding.ts";
import { letReaderGo } from "./let-reader-go.ts";
import { withLook } from "./with-session.ts";

const PAGE = fileURLToPath(new URL("../../web/dist", import.meta.url));
const LEAST_FREE_GIGABYTES = 1;

/**
 * `npm run doctor`: looks at settings, machine, database and shops, and says in plain words what is wrong and what to do.
 * Changes nothing and runs beside the app; exits 1 when something is broken.
 */
async function main(): Promise<void> {
  letReaderGo();
  const config = readConfig();
  const url = config.DATABASE_URL;
  if (!isPostgres(url) && !existsSync(url)) return tell([NO_DATABASE]);
  const secrets = createSecrets(config.ENCRYPTION_KEYS);
  const context = { now: new Date(), secrets, isPostgres: isPostgres(url) };
  const { tables, health, isWorking, writeFault } = await withLook(url, async (session) => {
    const isRead = context.isPostgres || (await isSound(session));
    const state = isRead ? await schemaState(session, context.isPostgres) : ("damaged" as const);
    return {
      tables: state,
      health: state === "same" ? await healthOf(session, context) : undefined,
      writeFault: context.isPostgres ? await writeFaultAt(session) : undefined,
      isWorking: context.isPostgres ? (await countProcesses(session)) > 0 : isHeldByWorker(url),
    };
  });
  const findings = health ? [...shopFindings(health), ...queueFindings(health)] : [];
  const rights = context.isPostgres ? [] : rightsFindings(url);
  tell([
    ...machineFindings(config),
    ...rights,
    ...(isWorking && !context.isPostgres && rights.length === 0 ? lockFindings(url) : []),
    ...(writeFault === undefined ? [] : [writeFinding(writeFault)]),
    workerFinding(isWorking),
    TABLES[tables],
    ...findings,
  ]);
}

const TABLES: Readonly<Record<Awaited<ReturnType<typeof schemaState>> | "damaged", Finding>> = {
  damaged: DAMAGED,
  same: { level: "ok", what: "its tables are up to date" },
  none: { level: "broken", what: "it has no tables yet", fix: "npm run migrate makes them, and so does npm start" },
  older: {
    level: "broken",
    what: "its tables are of an older version, so the shops were not looked at",
    fix: "take a backup, then npm run migrate; npm start does it by itself",
  },
  newer: {
    level: "broken",
    what: "its tables are of a newer version than this program, so the shops were not looked at",
    fix: "start the newer version again: an older one must not work on them",
  },
};

const READ_ONLY = "25006";
const NO_WRITES: Finding = {
  level: "broken",
  what: "PostgreSQL takes no writes: no webhook is stored and nothing is issued",
  fix: "it is a standby, or was made read-only, as some are when their disk fills; check DATABASE_URL and its disk",
};

const writeFinding = (fault: string): Finding =>
  fault === READ_ONLY
    ? NO_WRITES
    : {
        level: "broken",
        what: `PostgreSQL stores nothing more, no webhook and no invoice: ${serverWords(fault)} (${fault})`,
        fix: "make room there: what was refused Shopify brings again, and orders go on by themselves",
      };

const NO_DATABASE: Finding = {
  level: "broken",
  what: "there is no database yet",
  fix: "npm run migrate makes it; check DATABASE_URL if there should be one",
};

function tell(findings: readonly Finding[]): void {
  for (const { level, what, fix } of findings) {
    process.stdout.write(`${level.padEnd(7)} ${what}${fix === undefined ? "" : `\n        → ${fix}`}\n`);
  }
  process.exitCode = findings.some(({ level }) => level === "broken") ? 1 : 0;
}

function machineFindings({ DATABASE_URL: url }: Config): readonly Finding[] {
  return [
    { level: "ok", what: `settings read, ${isPostgres(url) ? "PostgreSQL" : url} opened` },
    existsSync(join(PAGE, "index.html"))
      ? { level: "ok", what: "the admin page is built" }
      : { level: "look", what: "the admin page is not built", fix: "npm run build" },
    ...(isPostgres(url) ? [] : [diskFinding(url)]),
  ];
}

const workerFinding = (isWorking: boolean): Finding =>
  isWorking
    ? { level: "ok", what: "a worker is running on it" }
    : { level: "look", what: "no worker is running on it: nothing is issued", fix: "npm start" };

function diskFinding(path: string): Finding {
  const { bavail, bsize } = statfsSync(dirname(path));
  const gigabytes = (bavail * bsize) / 2 ** 30;
  const what = `${gigabytes.toFixed(1)} GB free where the database stands`;
  return gigabytes >= LEAST_FREE_GIGABYTES
    ? { level: "ok", what }
    : { level: "broken", what, fix: "make room: a full disk stops every invoice" };
}

function shopFindings({
  shops,
  withoutTokens,
  unreadable,
  held,
  unproved,
  unheard,
  switchedOff,
}: Health): readonly Finding[] {
  return [
    { level: "ok", what: `${counted(shops, "shop")} stored` },
    ...(switchedOff > 0 ? [offFinding(switchedOff)] : []),
    ...unreadable.map(
      (shop): Finding => ({
        level: "broken",
        what: `${shop}: its stored keys cannot be opened`,
        fix: "put the key they were sealed with back into ENCRYPTION_KEYS, behind the new one",
      }),
    ),
    ...withoutTokens.map(
      (shop): Finding => ({
        level: "look",
        what: `${shop}: Shopify does not let us in (uninstalled, or its access ended); its orders wait`,
        fix: "the merchant opens the app once",
      }),
    ),
    ...held.map(
      ({ shop, code }): Finding => ({
        level: "look",
        what: `${shop}: its integrator refuses every document (${code}); its orders wait`,
        fix: "the merchant mends key, series or credit, then tries one order again",
      }),
    ),
    ...unheard.map(
      (shop): Finding => ({
        level: "look",
        what: `${shop}: paid orders were found that no webhook told of, and none has come for a day`,
        fix: "check APP_URL and that the app's configuration is deployed (its webhooks stand in shopify.app.toml); until then orders are found every five minutes",
      }),
    ),
    ...unproved.map(
      (shop): Finding => ({
        level: "look",
        what: `${shop}: not compared with Shopify for two hours`,
        fix: "see the log for reconcile-shop: Shopify may be down, or nobody works",
      }),
    ),
  ];
}

const offFinding = (n: number): Finding => ({
  level: "look",
  what: `${counted(n, "shop")} switched off: nothing is issued there`,
  fix: "the merchant switches it on in the app; after a restore or a move that is the last step",
});

const troubleFinding = ({ code, count }: Health["troubles"][number]): Finding => ({
  level: "look",
  what: `${counted(count, "order")} held up by ${code}`,
  fix: "tried again by themselves, rarer each time; docs/operations.md and docs/errors.md say what helps",
});

function queueFindings({ untaken, stuck, overdue, inReview, troubles }: Health): readonly Finding[] {
  const found: readonly (readonly [number, Finding["level"], string, string])[] = [
    [
      untaken,
      "broken",
      "jobs have been due for ten minutes",
      "start a worker (npm start, npm run worker), or more of them",
    ],
    [
      stuck,
      "look",
      "invoices take longer than their state should",
      "see the orders' pages; docs/operations.md says more",
    ],
    [overdue.late, "broken", "delivered orders are past their last lawful day", "their merchants must act today"],
    [overdue.near, "look", "delivered orders are near their last lawful day", "their merchants should act"],
    [
      overdue.leaving,
      "look",
      "orders without an invoice are near or past the sixty days Shopify shows them",
      "their merchants have them invoiced now, here or on their integrator's site",
    ],
    [inReview, "look", "orders wait for a person", "their merchants see them in the list"],
  ];
  const counts = found
    .filter(([n]) => n > 0)
    .map(([n, level, what, fix]): Finding => ({ level, what: `${n} ${what}`, fix }));
  const wrong = [...counts, ...troubles.map(troubleFinding)];
  return wrong.length > 0 ? wrong : [{ level: "ok", what: "nothing is late, stuck or waiting for a person" }];
}

main().catch((cause: unknown) => {
  const line = startFault(cause);
  if (line === undefined) throw cause;
  process.stdout.write(`broken  ${line}\n`);
  process.exit(1);
});
