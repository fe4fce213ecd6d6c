import type Sqlite from "better-sqlite3";
import { type Fault, fault } from "../invoice/fault.ts";

/**
 * For a copy of the database: what a person wanted of an invoice when it was taken may have been done, and taken back, since,
 * and its buyer may have been mailed. Each such order stands as it did before, without the wish, and a person is told. Tables of
 * an older version know of no such wish.
 */
export function restWishes(copy: Sqlite.Database): void {
  for (const [column, rest] of Object.entries(RESTS)) if (hasColumn(copy, column)) copy.exec(rest);
}

const hasColumn = (copy: Sqlite.Database, column: string): boolean =>
  copy.prepare("select 1 from pragma_table_info('invoices') where name = ?").get(column) !== undefined;

const told = (one: Fault): string => `json_insert(coalesce(faults, '[]'), '$[#]', json('${JSON.stringify(one)}'))`;

const MAIL_OPEN = "mailing ->> 'state' in ('due', 'begun')";

/** By the column of the invoice that holds the wish. */
const RESTS = {
  cancellation: `
    update invoices set cancellation = null where is_live and cancellation is not null
      and exists (select 1 from orders o where o.shop = invoices.shop and o.order_id = invoices.order_id and o.state = 'cancelling');
    update orders set
      state = case when exists (select 1 from invoices i where i.shop = orders.shop and i.order_id = orders.order_id and i.is_live)
        then 'issued' else 'cancelled' end,
      problem = null,
      faults = ${told(fault("CANCEL_WISH_DROPPED", "integrator"))}
    where state = 'cancelling';
    delete from order_counts;
    insert into order_counts (shop, state, n) select shop, state, count(*) from orders group by shop, state;
  `,
  mailing: `
    update orders set faults = ${told(fault("MAIL_UNANSWERED", "buyer.email"))}
    where state = 'issued' and exists
      (select 1 from invoices i where i.shop = orders.shop and i.order_id = orders.order_id and i.is_live and ${MAIL_OPEN});
    update invoices set mailing = '{"state":"unanswered","attempts":0}'
    where ${MAIL_OPEN} and exists
      (select 1 from orders o where o.shop = invoices.shop and o.order_id = invoices.order_id and o.state = 'issued');
    -- Not issued yet when it was taken: a marker without an answer is told once it is.
    update invoices set mailing = '{"state":"begun","attempts":0}' where ${MAIL_OPEN};
  `,
} as const;
