import type { Fault } from "../invoice/fault.ts";

const TOLD: Fault = { code: "CANCEL_WISH_DROPPED", path: "integrator" };

export const KNOWS_CANCELLATIONS = "select 1 from pragma_table_info('invoices') where name = 'cancellation'";

/**
 * For a copy of the database: what a person wanted of an invoice when it was taken may have been done, and taken back, since.
 * Each such order stands as it did before, without the wish, and a person is told.
 */
export const REST_CANCELLATIONS = `
  update invoices set cancellation = null where is_live and cancellation is not null
    and exists (select 1 from orders o where o.shop = invoices.shop and o.order_id = invoices.order_id and o.state = 'cancelling');
  update orders set
    state = case when exists (select 1 from invoices i where i.shop = orders.shop and i.order_id = orders.order_id and i.is_live)
      then 'issued' else 'cancelled' end,
    problem = null,
    faults = json_insert(coalesce(faults, '[]'), '$[#]', json('${JSON.stringify(TOLD)}'))
  where state = 'cancelling';
  delete from order_counts;
  insert into order_counts (shop, state, n) select shop, state, count(*) from orders group by shop, state;
`;
