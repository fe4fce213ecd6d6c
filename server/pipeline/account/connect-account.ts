import { type Fault, fault } from "../../invoice/fault.ts";
import type { ShopId } from "../../invoice/ids.ts";
import { err, ok, type Result } from "../../invoice/result.ts";
import type { ShopProfile } from "../../invoice/shop-profile.ts";
import { istanbulDate } from "../../invoice/time/istanbul-time.ts";
import { keepCredits } from "./credits.ts";
import { AppError } from "../errors.ts";
import { forgetRefusals } from "./hold.ts";
import type { Integrator, IntegratorAccount } from "../ports/integrator.ts";
import { hasStandingTrial, isGoingLive, leaveTrial } from "./leave-trial.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { hasUnsettled, recallSome, recallUnsent } from "./recall-unsent.ts";
import { isSameAccount, isSentHere } from "./same-account.ts";
import { parseShopProfile } from "../settings/shop-profile.ts";
import type { IntegratorSettings, Settings, Stores } from "../ports/stores.ts";
import { wakeHeldUp, WAITING_FOR_PROFILE } from "./switch-issuing.ts";

type Ports = Pick<PipelinePorts, "unitOfWork" | "read" | "integratorFor" | "clock">;
type Saved = Promise<Result<undefined, readonly Fault[]>>;

/**
 * Stores the integrator account once its key is proved and its number is the seller's. Another account is refused while
 * documents are on their way to the one before (INTEGRATOR_IN_USE): nobody could follow them any more. What only waits is
 * made anew for the new one.
 */
export const saveIntegrator =
  (ports: Ports) =>
  async (shop: ShopId, account: IntegratorSettings): Saved => {
    const before = await ports.read(shop).settings.get();
    const { profile, version } = before;
    const integrator = ports.integratorFor(account, shop);
    const { vkn, credits, access = account.access } = await integrator.verifyCredentials();
    if (profile && isOfAnother(vkn, profile)) return err([fault("SELLER_NOT_ACCOUNT", "integrator.access")]);
    const isMoved = before.integrator
      ? isAnother(integrator, before.integrator, account)
      : await isOtherThanLost(ports, { shop, before, account });
    if (isMoved) await recallUnsent(ports, shop);
    const isSaved = await ports.unitOfWork(shop, async (stores) => {
      if ((await stores.settings.get()).version !== version) return false;
      if (isMoved && !(await recallSome(stores))) return false;
      const isLive = isGoingLive(before.integrator, account) || (await mayLeaveTrial(stores, before, account));
      if (isLive) await leaveTrial(stores);
      await stores.settings.saveIntegrator({ ...account, access });
      await stores.settings.setHold(undefined);
      await keepCredits(stores, credits, ports.clock.now());
      await stores.timeline.note("account-connected", { integrator: account.kind, environment: account.environment });
      await wakeHeldUp(stores);
      return true;
    });
    // Another setting was saved while the key was being proved: what was compared is no longer so. Or more was issued meanwhile.
    return isSaved ? ok(undefined) : saveIntegrator(ports)(shop, { ...account, access });
  };

type Entered = { readonly shop: ShopId; readonly before: Settings; readonly account: IntegratorSettings };

/** Of an account that nobody can read any more only the integrator is known, and from what it was to be sent its host. */
const isOtherThanLost = async ({ read, integratorFor }: Ports, { shop, before, account }: Entered): Promise<boolean> =>
  before.lostAccount !== undefined &&
  (before.lostAccount !== account.kind ||
    (await hasUnsettled(read(shop), (record) => !isSentHere(integratorFor, { shop, integrator: account }, record))));

/** What a trial left behind stands no more: one that does tells that the lost account was a trial's. */
const mayLeaveTrial = async (stores: Stores, { lostAccount }: Settings, { environment }: IntegratorSettings) =>
  lostAccount !== undefined && environment === "live" && (await hasStandingTrial(stores));

const isAnother = ({ capabilities }: Integrator, before: IntegratorSettings, wanted: IntegratorSettings): boolean =>
  !isSameAccount(before, wanted) ||
  (capabilities.accountField !== undefined &&
    before.access[capabilities.accountField] !== wanted.access[capabilities.accountField]);

/** Stores SHOP.json once it is whole and, where an account is connected, names that account's own number. */
export const saveProfile =
  (ports: Ports) =>
  (shop: ShopId, source: unknown): Saved =>
    saveProfileMadeOf(ports)(shop, () => source);

/** The same of what is made of the SHOP.json that is kept, made anew where another one was saved meanwhile. */
export const saveProfileMadeOf =
  (ports: Ports) =>
  async (shop: ShopId, toSource: (kept: unknown) => unknown): Saved => {
    const { settings } = ports.read(shop);
    const { integrator, version } = await settings.get();
    const source = toSource(await settings.profileSource());
    const profile = parseShopProfile(source);
    if (!profile.ok) return profile;
    const account = integrator && (await ports.integratorFor(integrator, shop).verifyCredentials());
    if (account && isOfAnother(account.vkn, profile.value)) {
      return err([fault("SELLER_NOT_ACCOUNT", "profile.seller")]);
    }
    const isSaved = await ports.unitOfWork(shop, async (stores) => {
      const known = await stores.settings.get();
      if (known.version !== version) return false;
      await refuseNumbersToCome(stores, { before: known.profile, wanted: profile.value, now: ports.clock.now() });
      const sections = changedSections(await stores.settings.profileSource(), source);
      await stores.settings.saveProfile(source);
      await stores.timeline.note("settings-saved", { sections: sections.join(",") });
      await forgetRefusals(stores);
      await wakeHeldUp(stores, WAITING_FOR_PROFILE);
      return true;
    });
    return isSaved ? ok(undefined) : saveProfileMadeOf(ports)(shop, toSource);
  };

type Renumbering = {
  readonly before: ShopProfile | undefined;
  readonly wanted: ShopProfile;
  readonly now: Date;
};

/**
 * A shop begins to number after the last number it knows. One that the integrator has yet to tell would be given to another
 * invoice (NUMBERS_TO_COME).
 */
async function refuseNumbersToCome({ numbers }: Stores, { before, wanted, now }: Renumbering): Promise<void> {
  if (wanted.numbering !== "own") return;
  const known: readonly string[] = before?.numbering === "own" ? Object.values(before.series) : [];
  const series = Object.values(wanted.series).filter((one) => !known.includes(one));
  const year = Number(istanbulDate(now).slice(0, 4));
  const sellerTaxId = wanted.seller.taxId.value;
  if (series.length > 0 && (await numbers.isAwaited({ sellerTaxId, series, year })))
    throw new AppError("NUMBERS_TO_COME");
}

/** Which parts of SHOP.json differ, by their names: what they say is nothing for a record. */
export function changedSections(before: unknown, after: unknown): readonly string[] {
  const [old, now] = [objectOf(before), objectOf(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name])).toSorted();
}

const objectOf = (json: unknown): Readonly<Record<string, unknown>> =>
  typeof json === "object" && json !== null ? { ...json } : {};

const isOfAnother = (vkn: IntegratorAccount["vkn"], { seller }: ShopProfile): boolean =>
  vkn !== undefined && vkn !== seller.taxId.value;
