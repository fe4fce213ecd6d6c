import { expect, onTestFinished, test, vi } from "vitest";
import { createRush } from "../../../server/jobs/rush.ts";
import { Worker } from "../../../server/jobs/worker.ts";
import { done } from "../../../server/pipeline/ports/jobs.ts";
import { sqliteJobQueue } from "../../../server/store/job-queue.ts";
import { OUR_SHOP, temporaryStore } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";
import { wakeAll } from "./a-runner.ts";

test("reports a queue that does not answer, and works on once it does", async () => {
  const store = temporaryStore();
  const queue = sqliteJobQueue(store, { now: store.clock.now, worker: "us", perShop: 8 });
  const troubles: unknown[] = [];
  let runs = 0;
  const handle = async () => {
    runs += 1;
    return done;
  };
  const onTrouble = (cause: unknown) => void troubles.push(cause);
  const worker = new Worker({
    queue,
    handle,
    rush: createRush(),
    concurrency: 8,
    now: store.clock.now,
    onFailure: () => {},
    onTrouble,
  });
  onTestFinished(() => worker.stop());
  const outage = new Error("database is locked");
  vi.spyOn(queue, "claim").mockRejectedValueOnce(outage);
  await wakeAll(store.unitOfWork, OUR_SHOP, [1, 2]);
  worker.nudge();
  await until("the outage is reported", () => troubles.length > 0);
  worker.nudge();
  await until("the jobs ran", () => runs === 2);
  expect(troubles).toEqual([outage]);
});
