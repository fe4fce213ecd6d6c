import type { Fault } from "../../invoice/fault.ts";
import type { ShopId } from "../../invoice/ids.ts";
import { ok, type Result } from "../../invoice/result.ts";
import { AppError } from "../errors.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { parseShopProfile } from "../settings/shop-profile.ts";
import { changedSections, saveProfileMadeOf } from "./connect-account.ts";

type Ports = Pick<PipelinePorts, "unitOfWork" | "read" | "integratorFor" | "clock">;

/** Stands for what is still to be typed, so that what is there is judged by itself. */
const STILL_TO_COME = {
  seller: { vkn: "1234567808", title: "-", taxOffice: "-", address: { line: "-", district: "-", city: "İstanbul" } },
  series: { earchive: "AAA", einvoice: "BBB" },
};

type Json = Readonly<Record<string, unknown>>;

export type TypedPart = {
  /** Members of SHOP.json as typed; null takes one away. */
  readonly part: Json;
  /** The same members as whoever typed saw them kept, null for none. */
  readonly seen?: Json | undefined;
};

/**
 * Keeps the members of SHOP.json that were typed, each judged as it comes. The others stay as they are kept, whatever the
 * page knew of them: a colleague may have saved one meanwhile; one of those typed that is no longer as it was seen is
 * SETTINGS_CHANGED_MEANWHILE. Until all are there the shop has no profile and issues nothing; one that is in force is never
 * replaced by less than a whole one.
 */
export const saveProfilePart =
  (ports: Ports) =>
  async (shop: ShopId, typed: TypedPart): Promise<Result<undefined, readonly Fault[]>> => {
    const toSource = (kept: unknown) => withPart(kept, typed);
    const kept = await ports.read(shop).settings.profileSource();
    const source = toSource(kept);
    const whole = parseShopProfile(source);
    if (whole.ok) return saveProfileMadeOf(ports)(shop, toSource);
    const judged = parseShopProfile({ ...STILL_TO_COME, ...source });
    if (!judged.ok) return judged;
    const outcome = await ports.unitOfWork(shop, async ({ settings, timeline }) => {
      const now = await settings.profileSource();
      if (JSON.stringify(now) !== JSON.stringify(kept)) return "overtaken";
      if ((await settings.get()).profile !== undefined) return "in-force";
      await settings.saveProfile(source);
      await timeline.note("settings-saved", { sections: changedSections(kept, source).join(",") });
      return "saved";
    });
    if (outcome === "overtaken") return saveProfilePart(ports)(shop, typed);
    return outcome === "saved" ? ok(undefined) : whole;
  };

function withPart(kept: unknown, { part, seen = {} }: TypedPart): Json {
  const before: Json = typeof kept === "object" && kept !== null ? { ...kept } : {};
  const isAsSeen = ([name, value]: [string, unknown]) => JSON.stringify(before[name] ?? null) === JSON.stringify(value);
  if (!Object.entries(seen).every(isAsSeen)) throw new AppError("SETTINGS_CHANGED_MEANWHILE");
  return Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, value]) => value !== null));
}
