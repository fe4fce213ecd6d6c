import type { ShopId } from "../../invoice/ids.ts";
import { AppError } from "../errors.ts";
import type { JobOutcome } from "../ports/jobs.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { Credits } from "../ports/reconciliation.ts";
import type { Stores } from "../ports/stores.ts";

type Ports = Pick<PipelinePorts, "read" | "unitOfWork" | "integratorFor" | "clock">;

const AN_HOUR_MS = 3_600_000;

/** Asks once an hour what the account may still send, after the comparison that runs anyway; one that is never told is not asked. */
export const thenAskCredits =
  (ports: Ports, reconcile: (shop: ShopId) => Promise<JobOutcome>) =>
  async (shop: ShopId): Promise<JobOutcome> => {
    const outcome = await reconcile(shop);
    const { credits } = await ports.read(shop).reconciliation.get();
    const isFresh = credits && ports.clock.now().getTime() - credits.askedAt.getTime() < AN_HOUR_MS;
    if (!isFresh) await askCredits(ports, shop);
    return outcome;
  };

async function askCredits({ read, unitOfWork, integratorFor, clock }: Ports, shop: ShopId): Promise<void> {
  const { integrator: account, startsAt, version } = await read(shop).settings.get();
  if (!account || !startsAt) return;
  const left = await integratorFor(account, shop).creditsLeft?.().catch(unlessUnknown);
  if (left === undefined) return;
  await unitOfWork(shop, async ({ settings, reconciliation }) => {
    // Of the account before, should another have been connected meanwhile.
    if ((await settings.get()).version !== version) return;
    await keepCredits({ reconciliation }, left, clock.now());
  });
}

/** An account that cannot be asked now is asked again with the next comparison. */
function unlessUnknown(cause: unknown): undefined {
  if (!(cause instanceof AppError)) throw cause;
}

/** What was learnt of an account by asking for something else; `undefined` forgets the one before. */
export const keepCredits = (
  { reconciliation }: Pick<Stores, "reconciliation">,
  left: number | undefined,
  askedAt: Date,
): Promise<void> => reconciliation.save({ credits: left === undefined ? undefined : { left, askedAt } });

/** What is left, once it is no more than the merchant wants to be told of; an overdrawn account has nothing left. */
export const creditLow = (credits: Credits | undefined, creditWarning: number): number | undefined =>
  credits !== undefined && credits.left <= creditWarning ? Math.max(credits.left, 0) : undefined;
