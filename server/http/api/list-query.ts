import { z } from "zod";
import { addDays, startOfDay, toIstanbulDate } from "../../invoice/time/istanbul-time.ts";
import { parseKurus } from "../../invoice/money/money.ts";
import { INVOICE_CHANNELS, ORDER_SORTS, type OrderQuery } from "../../pipeline/ports/order-query.ts";
import { TABS } from "../tabs.ts";

const day = z.string().transform((text, context) => {
  const read = toIstanbulDate(text);
  if (read) return read;
  context.addIssue({ code: "custom" });
  return z.NEVER;
});

/** "1000" or "1000.50", in the order's own currency. */
const amount = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,2})?$/)
  .transform((text, context) => {
    const read = parseKurus(text, "amount");
    if (read.ok) return read.value;
    context.addIssue({ code: "custom" });
    return z.NEVER;
  });

export const listQuery = z.object({
  tab: z.enum(["all", "waiting", "review", "working", "issued", "failed", "cancelled", "not-ours"]).default("all"),
  search: z.string().max(100).default(""),
  sort: z.enum(ORDER_SORTS).default("newest"),
  /** Istanbul days, the last one included. */
  from: day.optional(),
  to: day.optional(),
  least: amount.optional(),
  most: amount.optional(),
  channel: z.enum(INVOICE_CHANNELS).optional(),
  integrator: z
    .string()
    .regex(/^[a-z-]{1,30}$/)
    .optional(),
  after: z
    .string()
    .regex(/^(beyond-)?\d+:\d+$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export function toOrderQuery(asked: z.infer<typeof listQuery>): OrderQuery {
  const { tab, from, to, least, most, channel, integrator, ...query } = asked;
  const before = to && startOfDay(addDays(to, 1));
  return {
    ...query,
    states: TABS[tab],
    after: query.after,
    filter: { from: from && startOfDay(from), before, least, most, channel, integrator },
  };
}
