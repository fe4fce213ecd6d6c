import type { OrderId } from "../invoice/ids.ts";
import { type JobOutcome, snooze } from "./jobs.ts";
import type { Hold, Problem, Stores } from "./stores.ts";
import { wakeHeldUp } from "./switch-issuing.ts";

const FIRST_PROBE_SECONDS = 300;
const LAST_PROBE_SECONDS = 3600;

/** Woken when the hold ends, and by any signal; by itself only in case the order that probes came to rest elsewhere. */
const REST = snooze(LAST_PROBE_SECONDS);

/**
 * The account refused an order's document as it would refuse any: the shop's queue holds, and this order is the next probe.
 * Refusals of others that were on their way already tell nothing new. Answers how long the order rests.
 */
export async function holdQueue(
  { settings }: Stores,
  problem: Problem,
  { now, isProbe = false }: { readonly now: Date; readonly isProbe?: boolean },
): Promise<JobOutcome> {
  const known = await settings.hold();
  if (known && !isProbe && isClosed(known, now)) return REST;
  const refusals = (known?.refusals ?? 0) + 1;
  const probeAt = after(now, refusals);
  await settings.setHold({ problem, refusals, probeAt });
  return snooze((probeAt.getTime() - now.getTime()) / 1000);
}

/** An order that has to rest shows why; the first after `probeAt` goes as a probe. */
export async function passHold(
  { orders, settings }: Stores,
  orderId: OrderId,
  now: Date,
): Promise<{ readonly rest?: JobOutcome; readonly isProbe: boolean }> {
  const hold = await settings.hold();
  if (!hold) return { isProbe: false };
  if (isClosed(hold, now)) {
    await orders.setProblem(orderId, hold.problem);
    return { rest: REST, isProbe: false };
  }
  await settings.setHold({ ...hold, probeAt: after(now, hold.refusals) });
  return { isProbe: true };
}

export const isClosed = ({ probeAt }: Hold, now: Date): boolean => now < probeAt;

/** The integrator took a document, or refused it for its own sake: the account works, and what rested goes on at once. */
export async function endHold(stores: Stores): Promise<void> {
  if (!(await stores.settings.hold())) return;
  await stores.settings.setHold(undefined);
  await wakeHeldUp(stores, []);
}

/** The merchant says it is mended: the next order is a probe. */
export async function probeNow({ settings }: Pick<Stores, "settings">, now: Date): Promise<void> {
  const hold = await settings.hold();
  if (hold) await settings.setHold({ ...hold, probeAt: now });
}

function after(now: Date, refusals: number): Date {
  const seconds = Math.min(FIRST_PROBE_SECONDS * 2 ** (refusals - 1), LAST_PROBE_SECONDS);
  return new Date(now.getTime() + seconds * 1000);
}
