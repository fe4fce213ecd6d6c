import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { ConfigError, isPostgres, startFault } from "../config.ts";
import { type ShopId, toShopId } from "../invoice/ids.ts";
import { databaseFault, errorCode } from "../pipeline/errors.ts";
import { lockForWorker, openDatabase } from "../store/database.ts";
import { isOnlyHeard } from "../store/heard-before.ts";
import { NumberTwice, shopsLeftBeside, shopsNumberingBeside } from "../store/move-numbers.ts";
import { copyShop, countRows, isAllThere, isSwitchedOn, type RowCounts, shopsNotMoved } from "../store/move-shop.ts";
import { migratePostgres, openPool } from "../store/postgres.ts";
import { transactOn } from "../store/postgres-storage.ts";
import type { Session } from "../store/session.ts";
import { isUnopenedCopy } from "../store/stray-wal.ts";

const USAGE = "npm run move -- --shop SHOP.myshopify.com --from FILE --to postgres://… [--confirm]";
const MOVED =
  "Moved. Start the app there with the same ENCRYPTION_KEYS, switch the shop on, and put the file away: never start it again, it would issue a second time what is issued there.";
const UNTOLD =
  "PostgreSQL did not answer whether it kept what was copied. It may have been moved: look without --confirm before the app is started on either.";

type Move = { readonly shop: ShopId; readonly from: string; readonly to: string; readonly isConfirmed: boolean };

/**
 * Moves a shop from a SQLite file to PostgreSQL. Without `--confirm` it only counts. The app on the file must be stopped
 * and the shop switched off, so that no order is invoiced from both; the file is left as it is.
 */
async function main(): Promise<void> {
  const move = readArguments();
  if (isUnopenedCopy(move.from))
    throw new ConfigError(
      `${move.from}: is a copy made by npm run backup, and lacks what was issued since. Move the file the app worked on; where that is lost, restore the copy first (docs/operations.md).`,
    );
  const lock = lockForWorker(move.from);
  const source = openDatabase(move.from);
  const pool = openPool({ url: move.to, connections: 2, onTrouble: () => {} });
  try {
    await migratePostgres(pool);
    await moveAtOnce(move, source.read, pool);
  } finally {
    await pool.end();
    source.close();
    lock.release();
  }
}

/** All of it in one transaction: whatever breaks off leaves nothing behind. */
async function moveAtOnce(move: Move, source: Session, pool: Parameters<typeof transactOn>[0]): Promise<void> {
  let isCopied = false;
  let left: readonly string[] = [];
  try {
    await transactOn(pool)(move.shop, async (target) => {
      left = await copyIfConfirmed(move, source, target);
      isCopied = move.isConfirmed;
    });
  } catch (cause) {
    // The transaction may have ended well in an answer that never arrived.
    throw isCopied && databaseFault(cause) !== undefined ? new ConfigError(UNTOLD) : cause;
  }
  if (!isCopied) return say("Nothing was moved. Add --confirm to move it.");
  say(left.length > 0 ? "Moved. Move the other shops, too, before the app starts there." : MOVED);
}

/** The shops of the file that stay to be moved. */
async function copyIfConfirmed({ shop, isConfirmed }: Move, source: Session, target: Session) {
  const counts = await movable(source, target, shop);
  for (const [table, n] of Object.entries(counts)) say(`${table}: ${n}`);
  for (const other of await shopsLeftBeside(source, target, shop))
    say(`${other}: invoiced under the same company's numbers. Move it, too, or nothing explains them there.`);
  if (isConfirmed) {
    await copyShop(source, target, shop);
    if (!isAllThere(counts, await countRows(target, shop))) throw new Error("not every row was copied");
  }
  const left = (await shopsNotMoved(source, target)).filter((other) => other !== shop);
  for (const other of left) say(`${other}: in this file, too, and not moved yet.`);
  return left;
}

/** What there is to move; throws when it may not be moved. */
async function movable(source: Session, target: Session, shop: ShopId): Promise<RowCounts> {
  const counts = await countRows(source, shop);
  // A shop that left the app has no settings, but its invoices are kept.
  if (Object.values(counts).every((n) => n === 0)) throw new ConfigError(`${shop}: the file knows no such shop.`);
  if (await isSwitchedOn(source, shop))
    throw new ConfigError(`${shop}: is switched on. Switch it off in the app first.`);
  for (const other of await shopsNumberingBeside(source, shop))
    throw new ConfigError(
      `${other}: numbers the same company's invoices and is switched on. Switch it off, and move it, too.`,
    );
  const rows = await countRows(target, shop);
  const there = Object.values(rows).reduce((sum, n) => sum + n, 0);
  if (there > 0 && !(await isOnlyHeard(target, shop, rows)))
    throw new ConfigError(
      `${shop}: the target has ${there} rows of it already. If it was moved there before, start the app there.`,
    );
  return counts;
}

function readArguments(): Move {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: { shop: text, from: text, to: text, confirm: { type: "boolean", default: false } },
    strict: false,
  });
  const { shop: domain, from, to, confirm } = values;
  const shop = typeof domain === "string" ? toShopId(domain) : undefined;
  if (!shop || typeof from !== "string" || typeof to !== "string" || !isPostgres(to)) {
    throw new ConfigError(`Usage: ${USAGE}`);
  }
  if (!existsSync(from)) throw new ConfigError(`${from}: no such file.`);
  return { shop, from, to, isConfirmed: confirm === true };
}

function numbersFault(cause: unknown): string | undefined {
  if (!(cause instanceof NumberTwice)) return undefined;
  return `${cause.number}: given to one document here and to another there: invoices were made from both databases. Broke off and moved nothing. Keep both, leave the shop switched off in both, and look for the number at the integrator.`;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

main().catch((cause: unknown) => {
  // A database's message quotes what was to be stored; its code does not.
  const line =
    startFault(cause) ?? numbersFault(cause) ?? `Broke off and moved nothing (${errorCode(cause) ?? "no code"}).`;
  process.stderr.write(`${line}\n`);
  process.exit(1);
});
