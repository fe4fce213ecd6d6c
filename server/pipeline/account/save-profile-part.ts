import type { Fault } from "../../invoice/fault.ts";
import type { ShopId } from "../../invoice/ids.ts";
import { ok, type Result } from "../../invoice/result.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { parseShopProfile } from "../settings/shop-profile.ts";
import { changedSections, saveProfile } from "./connect-account.ts";

type Ports = Pick<PipelinePorts, "unitOfWork" | "read" | "integratorFor" | "clock">;

/** Stands for what is still to be typed, so that what is there is judged by itself. */
const STILL_TO_COME = {
  seller: { vkn: "1234567808", title: "-", address: { line: "-", district: "-", city: "İstanbul" } },
  series: { earchive: "AAA", einvoice: "BBB" },
};

/**
 * Keeps the parts of SHOP.json that were typed so far, each judged as it comes. Until all are there the shop has no profile
 * and issues nothing; one that is in force is never replaced by less than a whole one.
 */
export const saveProfilePart =
  (ports: Ports) =>
  async (shop: ShopId, source: Readonly<Record<string, unknown>>): Promise<Result<undefined, readonly Fault[]>> => {
    const whole = parseShopProfile(source);
    if (whole.ok) return saveProfile(ports)(shop, source);
    const judged = parseShopProfile({ ...STILL_TO_COME, ...source });
    if (!judged.ok) return judged;
    const isKept = await ports.unitOfWork(shop, async ({ settings, timeline }) => {
      if ((await settings.get()).profile !== undefined) return false;
      const sections = changedSections(await settings.profileSource(), source);
      await settings.saveProfile(source);
      await timeline.note("settings-saved", { sections: sections.join(",") });
      return true;
    });
    return isKept ? ok(undefined) : whole;
  };
