import express, { type Response, type Router } from "express";
import { z } from "zod";
import type { ShopId } from "../../invoice/ids.ts";
import { parseShopProfile } from "../../pipeline/shop-profile.ts";
import type { Reader, UnitOfWork } from "../../pipeline/stores.ts";
import { type Switch, wakeHeldUp } from "../../pipeline/switch-issuing.ts";
import type { ShopStatus } from "../contract.ts";
import { faultView, languageOf } from "../language.ts";
import { shopOf } from "../session.ts";

export type SettingsPorts = {
  readonly unitOfWork: UnitOfWork;
  readonly read: Reader;
  readonly switchIssuing: (shop: ShopId, to: Switch) => Promise<void>;
};

const integratorRequest = z.object({
  kind: z.literal("nilvera"),
  apiKey: z.string().min(8).max(500),
  environment: z.enum(["live", "test"]).default("live"),
});
const activeRequest = z.object({ active: z.boolean(), startsAt: z.coerce.date().nullable().optional() });

/** Shop details, integrator account and the switch. What waited for a setting is looked at again at once. */
export function settingsRoutes({ unitOfWork, read, switchIssuing }: SettingsPorts): Router {
  const router = express.Router();
  const sendStatus = async (response: Response) => response.json(await statusOf(read, shopOf(response)));

  router.get("/shop", async (_request, response) => void (await sendStatus(response)));
  router.put("/profile", async (request, response) => {
    const source: unknown = request.body;
    const profile = parseShopProfile(source);
    if (!profile.ok) {
      const faults = profile.error.map((fault) => faultView(fault, languageOf(request)));
      return void response.status(422).json({ faults });
    }
    await unitOfWork(shopOf(response), async (stores) => {
      await stores.settings.saveProfile(source);
      await wakeHeldUp(stores);
    });
    await sendStatus(response);
  });
  router.put("/integrator", async (request, response) => {
    const integrator = integratorRequest.parse(request.body);
    await unitOfWork(shopOf(response), async (stores) => {
      await stores.settings.saveIntegrator(integrator);
      await wakeHeldUp(stores);
    });
    await sendStatus(response);
  });
  router.put("/active", async (request, response) => {
    const { active, startsAt } = activeRequest.parse(request.body);
    const start = startsAt === undefined ? {} : { start: { at: startsAt ?? undefined } };
    await switchIssuing(shopOf(response), { isActive: active, ...start });
    await sendStatus(response);
  });
  return router;
}

async function statusOf(read: Reader, shop: ShopId): Promise<ShopStatus> {
  const { profile, integrator, isActive } = await read(shop).settings.get();
  return {
    domain: shop,
    isActive,
    hasProfile: profile !== undefined,
    integrator: integrator?.kind ?? null,
    timeZone: "Europe/Istanbul",
  };
}
