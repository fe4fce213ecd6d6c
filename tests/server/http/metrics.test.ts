import { expect, test } from "vitest";
import { addStuckGauge, createMetrics } from "../../../server/http/metrics.ts";

const gone = () => Promise.reject(new Error("no database"));
const there = async () => {};

function scrape(count: () => Promise<number>, checkReady: () => Promise<void>) {
  const metrics = createMetrics();
  addStuckGauge(metrics, { count, checkReady });
  return metrics.registry.getSingleMetricAsString("otofatura_stuck_invoices");
}

test("what cannot be counted while the database is away is left out, and not told as none", async () => {
  expect(await scrape(async () => 3, there)).toContain("\notofatura_stuck_invoices 3");
  expect(await scrape(gone, gone)).not.toContain("\notofatura_stuck_invoices ");
});

test("a count that fails though the database is there fails the scrape: an alarm must not vanish in silence", async () => {
  await expect(scrape(gone, there)).rejects.toThrow("no database");
});
