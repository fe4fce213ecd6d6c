import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import type { Alarms } from "../pipeline/ports/overdue.ts";

export type Metrics = ReturnType<typeof createMetrics>;
type Counted<T> = { readonly count: () => Promise<T>; readonly checkReady: () => Promise<void> };

/** Asked for at each scrape: alarms grow by the calendar and not by events. */
export const addOverdueGauge = ({ registry }: Metrics, counted: Counted<Alarms>): Gauge =>
  new Gauge({
    name: "otofatura_overdue_orders",
    help: "Orders without an invoice: delivered and past or near their last lawful day, or near or past the sixty days Shopify shows them",
    labelNames: ["when"],
    registers: [registry],
    async collect() {
      const overdue = await unlessAway(counted);
      this.reset();
      if (!overdue) return;
      this.set({ when: "late" }, overdue.late);
      this.set({ when: "near" }, overdue.near);
      this.set({ when: "leaving" }, overdue.leaving);
    },
  });

/** Added up at each scrape over what every shop's last proof found. */
export const addStuckGauge = ({ registry }: Metrics, counted: Counted<number>): Gauge =>
  new Gauge({
    name: "otofatura_stuck_invoices",
    help: "Invoices on their way for longer than their state takes, as of the last hourly proof",
    registers: [registry],
    async collect() {
      const stuck = await unlessAway(counted);
      if (stuck === undefined) this.remove();
      else this.set(stuck);
    },
  });

/** While the database is away a gauge has no value, and the others are told all the same; any other failure is one. */
async function unlessAway<T>({ count, checkReady }: Counted<T>): Promise<T | undefined> {
  const isThere = () =>
    checkReady().then(
      () => true,
      () => false,
    );
  if (!(await isThere())) return undefined;
  return count().catch(async (cause: unknown) => {
    if (await isThere()) throw cause;
    return undefined;
  });
}

/** Counts and gauges only: no shop, no order, no person in a label. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const clockAhead = new Gauge({
    name: "otofatura_clock_ahead_seconds",
    help: "How far this machine's clock is ahead of Shopify's, behind it below zero",
    registers,
  });
  // Before Shopify was asked anything nobody knows.
  clockAhead.remove();
  return {
    registry,
    webhooks: new Counter({
      name: "otofatura_webhooks_total",
      help: "Webhook deliveries by outcome",
      labelNames: ["outcome"],
      registers,
    }),
    jobFailures: new Counter({
      name: "otofatura_job_failures_total",
      help: "Job runs that failed, by error code",
      labelNames: ["code"],
      registers,
    }),
    missedOrders: new Counter({
      name: "otofatura_missed_orders_total",
      help: "Due orders found by comparing with Shopify that no webhook had told of",
      registers,
    }),
    clockAhead,
    liveStreams: new Gauge({
      name: "otofatura_live_streams",
      help: "Open admin pages listening for changes",
      registers,
    }),
  };
}
