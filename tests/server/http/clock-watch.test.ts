import { expect, test } from "vitest";
import { watchClock } from "../../../server/http/clock-watch.ts";
import { createMetrics } from "../../../server/http/metrics.ts";

test("a clock that is far from Shopify's is told once an hour, and always to whoever watches", async () => {
  const metrics = createMetrics();
  const told: unknown[] = [];
  const watch = watchClock(metrics, { warn: (facts: unknown) => void told.push(facts) });
  for (const seconds of [0, 3, -9.5]) watch(seconds);
  expect(told).toEqual([]);
  for (const seconds of [-86_400, -86_401]) watch(seconds);
  expect(told).toEqual([{ ahead: -86_400 }]);
  expect(await metrics.registry.getSingleMetricAsString("otofatura_clock_ahead_seconds")).toContain(" -86401");
});
