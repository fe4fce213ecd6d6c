import { advanceOrder } from "../../server/pipeline/advance-order.ts";
import { AppError } from "../../server/pipeline/errors.ts";
import { type JobOutcome, snooze } from "../../server/pipeline/ports/jobs.ts";
import type { PipelinePorts } from "../../server/pipeline/ports/ports.ts";
import type { OrderId } from "../../server/invoice/ids.ts";
import { aroundCalls } from "./outgoing.ts";
import { OUR_SHOP } from "./temporary-store.ts";

/** Runs something between two edges of a process's life. */
export type Between = <T>(work: () => Promise<T>) => Promise<T>;
export const forEver: Between = (work) => work();

/** One run of the order's job; what it throws makes the worker wait. */
export const advance = (ports: PipelinePorts, order: OrderId): Promise<JobOutcome> =>
  advanceOrder(ports)(OUR_SHOP, order).catch((cause: unknown) => {
    if (cause instanceof AppError && cause.code === "INTEGRATOR_UNREACHABLE") return snooze(10);
    throw cause;
  });

/** A process that stops for ever at its `dieAt`-th edge: before or after any commit and any request. */
export function aProcess(dieAt: number) {
  let edges = 0;
  const death = Promise.withResolvers<"died">();
  const edge = async (): Promise<void> => {
    edges += 1;
    if (edges < dieAt) return;
    death.resolve("died");
    await new Promise<never>(() => {});
  };
  const between: Between = async (work) => {
    await edge();
    const result = await work();
    await edge();
    return result;
  };
  aroundCalls({ before: edge, after: edge });
  return {
    between,
    run: (ports: PipelinePorts, order: OrderId) => {
      const unitOfWork: PipelinePorts["unitOfWork"] = (shop, work) => between(() => ports.unitOfWork(shop, work));
      return Promise.race([advance({ ...ports, unitOfWork }, order), death.promise]);
    },
  };
}
