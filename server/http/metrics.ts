import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";

export type Metrics = ReturnType<typeof createMetrics>;

/** Counts and gauges only: no shop, no order, no person in a label. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
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
    liveStreams: new Gauge({
      name: "otofatura_live_streams",
      help: "Open admin pages listening for changes",
      registers,
    }),
  };
}
