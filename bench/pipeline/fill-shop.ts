import type { ShopId } from "../../server/invoice/ids.ts";
import type { BenchStorage } from "./many-shops.ts";

const MOST_AT_ONCE = 100_000;

/** A shop's past: so many issued orders, two a minute, with what they are found by and a story of two lines each. */
export async function fillShop(storage: BenchStorage, shop: ShopId, invoices: number): Promise<void> {
  const isPostgres = "pool" in storage;
  const at = (n: string) => (isPostgres ? `to_timestamp(1600000000 + ${n} * 30)` : `(1600000000 + ${n} * 30) * 1000`);
  const yes = isPostgres ? "true" : "1";
  const numbers = (from: number, to: number) =>
    isPostgres
      ? `(select generate_series(${from}, ${to}) as n) as s`
      : `(with recursive s(n) as (select ${from} union all select n + 1 from s where n < ${to}) select n from s) as s`;
  const id = "'gid://shopify/Order/' || (5000000000000 + n)";
  // Of the year they were issued in: this year's are the integrator's to give.
  const number = `'EAR2025' || ${isPostgres ? "lpad(n::text, 9, '0')" : "printf('%09d', n)"}`;
  const run = (text: string) =>
    isPostgres ? storage.pool.query(text) : Promise.resolve(storage.database.writer.exec(text));
  for (let from = 1; from <= invoices; from += MOST_AT_ONCE) {
    const s = numbers(from, Math.min(invoices, from + MOST_AT_ONCE - 1));
    await run(`insert into orders (shop, order_id, name, buyer, processed_at, updated_at, total, currency, state, invoice_number, invoice_channel, integrator)
      select '${shop}', ${id}, '#' || n, 'Ayşe ' || (n % 1000), ${at("n")}, ${at("n")}, 10000 + n % 997 * 1000, 'TRY',
        case when n % 500 = 250 then 'failed' else 'issued' end, ${number},
        case when n % 1000 = 0 then 'einvoice' else 'earchive' end,
        case when n % 50 = 7 then 'nes' else 'nilvera' end from ${s}`);
    for (const word of ["'' || n", "'ayse'", "'' || (n % 1000)", `lower(${number})`]) {
      await run(
        `insert into order_words (shop, word, processed_at, order_id) select '${shop}', ${word}, ${at("n")}, ${id} from ${s} where true on conflict do nothing`,
      );
    }
    await run(`insert into invoices (ettn, shop, order_id, supply, is_live, document, seller_tax_id, integrator, environment, number,
        issue_date, payable, issued_at, accepted_at, confirmed_at, reported)
      select 'bench-' || n, '${shop}', ${id}, 'order', ${yes}, '{}', '1234567808', 'nilvera', 'live', ${number},
        '2025-01-01', 11990, ${at("n")}, ${at("n")}, ${at("n")}, ${yes} from ${s}`);
    for (const kind of ["issued", "confirmed"]) {
      await run(
        `insert into timeline (shop, order_id, at, kind, actor, facts) select '${shop}', ${id}, ${at("n")}, '${kind}', 'bench', '{}' from ${s}`,
      );
    }
  }
  await run(`insert into order_counts (shop, state, n) values ('${shop}', 'issued', ${invoices})`);
  // As a shop that grew over the years finds it: the database has cleaned up after itself long since.
  if (isPostgres) await storage.pool.query("vacuum analyze");
}
