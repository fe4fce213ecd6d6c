import type { OrderId, ShopId } from "../../invoice/ids.ts";
import { AppError } from "../errors.ts";
import { type JobOutcome, snooze } from "../ports/jobs.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { Hold } from "../ports/hold.ts";
import type { Problem } from "../ports/problem.ts";
import type { Stores } from "../ports/stores.ts";
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
  return snooze(await refusedFor({ settings }, problem, { now, isProbe }));
}

/** The seconds this order rests. */
async function refusedFor(
  { settings }: Pick<Stores, "settings">,
  problem: Problem,
  { now, isProbe }: { readonly now: Date; readonly isProbe: boolean },
): Promise<number> {
  const known = await settings.hold();
  if (known && (isStanding(known) || (!isProbe && isClosed(known, now)))) return LAST_PROBE_SECONDS;
  const refusals = (known?.refusals ?? 0) + 1;
  const probeAt = after(now, refusals);
  await settings.setHold({ problem, refusals, probeAt });
  return (probeAt.getTime() - now.getTime()) / 1000;
}

/** An order that has to rest shows why; the first after `probeAt` goes as a probe. */
export async function passHold(
  { orders, settings }: Stores,
  orderId: OrderId,
  now: Date,
): Promise<{ readonly rest?: JobOutcome; readonly isProbe: boolean }> {
  const hold = await settings.hold();
  if (!hold) return { isProbe: false };
  if (await takeProbe({ settings }, now)) return { isProbe: true };
  await orders.setProblem(orderId, hold.problem);
  return { rest: REST, isProbe: false };
}

/**
 * Asks the account something beside sending. While the queue holds one order asks at a time, as its probe: an answer lets a
 * document be tried at once, a refusal counts as one. The others rest (INTEGRATOR_CONFIG, with `restSeconds`).
 */
export async function askAsProbe<T>(
  { read, unitOfWork, clock }: Pick<PipelinePorts, "read" | "unitOfWork" | "clock">,
  shop: ShopId,
  ask: () => Promise<T>,
): Promise<T> {
  const hold = await read(shop).settings.hold();
  if (!hold) return ask();
  const isProbe = await unitOfWork(shop, (stores) => takeProbe(stores, clock.now()));
  if (!isProbe) throw resting(hold.problem, LAST_PROBE_SECONDS);
  try {
    const answer = await ask();
    await unitOfWork(shop, (stores) => probeNow(stores, clock.now()));
    return answer;
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== "INTEGRATOR_CONFIG") throw cause;
    const problem: Problem = { code: cause.code, facts: cause.facts };
    const refused = { now: clock.now(), isProbe: true };
    throw resting(problem, await unitOfWork(shop, (stores) => refusedFor(stores, problem, refused)));
  }
}

const resting = ({ code, facts }: Problem, restSeconds: number): AppError =>
  new AppError(code === ANOTHER_SELLER ? code : "INTEGRATOR_CONFIG", { facts: { ...facts, restSeconds } });

/** Whether this is the first to ask since `probeAt`; whoever asks next waits for the answer. */
async function takeProbe({ settings }: Pick<Stores, "settings">, now: Date): Promise<boolean> {
  const hold = await settings.hold();
  if (!hold || isClosed(hold, now)) return false;
  await settings.setHold({ ...hold, probeAt: after(now, hold.refusals) });
  return true;
}

/** A probe later than the longest rest was planned by a clock that ran ahead. */
export const isClosed = (hold: Hold, now: Date): boolean =>
  isStanding(hold) || (now < hold.probeAt && hold.probeAt.getTime() - now.getTime() <= LAST_PROBE_SECONDS * 1000);

const ANOTHER_SELLER = "ACCOUNT_OF_ANOTHER";

/** The account works, but is another company's: no document is a probe of that, and only connecting it anew ends it. */
const isStanding = ({ problem }: Hold): boolean => problem.code === ANOTHER_SELLER;

/** An invoice came out in another company's name: nothing is sent any more. */
export function holdForAnotherSeller({ settings }: Pick<Stores, "settings">): Promise<void> {
  return settings.setHold({ problem: { code: ANOTHER_SELLER, facts: {} }, refusals: 1, probeAt: new Date(0) });
}

/** Another setting was saved: what was refused may be tried at once. */
export async function forgetRefusals({ settings }: Pick<Stores, "settings">): Promise<void> {
  const hold = await settings.hold();
  if (hold && !isStanding(hold)) await settings.setHold(undefined);
}

/** The integrator took a document, or refused it for its own sake: the account works, and what rested goes on at once. */
export async function endHold(stores: Stores): Promise<void> {
  const hold = await stores.settings.hold();
  if (!hold || isStanding(hold)) return;
  await stores.settings.setHold(undefined);
  await wakeHeldUp(stores, []);
}

/**
 * An order that was refused without sending was answered now. Where the queue holds for that very refusal it is over: whatever
 * came meanwhile would else rest its hour, for no order is there to probe.
 */
export async function endHoldFor(
  { read, unitOfWork }: Pick<PipelinePorts, "read" | "unitOfWork">,
  shop: ShopId,
  met: Problem,
): Promise<void> {
  const isFor = (hold: Hold | undefined) => JSON.stringify(hold?.problem) === JSON.stringify(met);
  if (!isFor(await read(shop).settings.hold())) return;
  await unitOfWork(shop, async (stores) => {
    if (isFor(await stores.settings.hold())) await endHold(stores);
  });
}

/** The merchant says it is mended: the next order is a probe. */
export async function probeNow({ settings }: Pick<Stores, "settings">, now: Date): Promise<void> {
  const hold = await settings.hold();
  if (hold && !isStanding(hold)) await settings.setHold({ ...hold, probeAt: now });
}

function after(now: Date, refusals: number): Date {
  const seconds = Math.min(FIRST_PROBE_SECONDS * 2 ** (refusals - 1), LAST_PROBE_SECONDS);
  return new Date(now.getTime() + seconds * 1000);
}
