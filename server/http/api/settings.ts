import express, { type Request, type Response, type Router } from "express";
import { z } from "zod";
import type { Fault } from "../../invoice/fault.ts";
import type { ShopId } from "../../invoice/ids.ts";
import type { Result } from "../../invoice/result.ts";
import type { IntegratorChoice } from "../../pipeline/ports/integrator.ts";
import type { IntegratorSettings, Reader } from "../../pipeline/ports/stores.ts";
import type { TypedPart } from "../../pipeline/account/save-profile-part.ts";
import type { Switch } from "../../pipeline/account/switch-issuing.ts";
import { ignoredSettings } from "../../pipeline/settings/ignored-settings.ts";
import type { IntegratorOffer, ShopSettings, ShopStatus } from "../contract.ts";
import { faultView, languageOf } from "../language.ts";
import type { ProfileSaved } from "../profile-part-contract.ts";
import { shopOf } from "../session.ts";
import { SETTINGS_CHOICES } from "./settings-choices.ts";
import { typedInstant } from "./typed-day.ts";

type Saved = Promise<Result<undefined, readonly Fault[]>>;

export type SettingsPorts = {
  readonly read: Reader;
  readonly saveProfile: (shop: ShopId, source: unknown) => Saved;
  /** The same of some of its members; the others stay as they are kept. */
  readonly saveProfilePart: (shop: ShopId, typed: TypedPart) => Saved;
  /** What a merchant may choose from. */
  readonly integrators: readonly IntegratorChoice[];
  readonly saveIntegrator: (shop: ShopId, account: IntegratorSettings) => Saved;
  readonly switchIssuing: (shop: ShopId, to: Switch) => Promise<void>;
};

const integratorRequest = z.object({
  kind: z.string(),
  access: z.record(z.string().max(50), z.string().trim().max(4000)),
  environment: z.enum(["live", "test"]).default("live"),
});
const SHORTEST_SECRET = 8;
const profileObject = z.record(z.string(), z.unknown());
const partRequest = z.object({ part: profileObject, seen: profileObject.optional() });
const activeRequest = z.object({ active: z.boolean(), startsAt: typedInstant.optional() });

/** Shop details, integrator account and the switch. What waited for a setting is looked at again at once. */
export function settingsRoutes(ports: SettingsPorts): Router {
  const { read, saveProfile, saveProfilePart, saveIntegrator, integrators, switchIssuing } = ports;
  const router = express.Router();
  const sendStatus = async (response: Response) => response.json(await statusOf(read, shopOf(response)));
  const sendSaved = async (request: Request, response: Response, saved: Result<undefined, readonly Fault[]>) => {
    if (saved.ok) return sendStatus(response);
    return response.status(422).json({ faults: saved.error.map((fault) => faultView(fault, languageOf(request))) });
  };

  router.get("/shop", async (_request, response) => void (await sendStatus(response)));
  router.get("/settings", async (request, response) => {
    const trialGuide = integrators.find(({ guide }) => guide)?.guide?.(languageOf(request)) ?? null;
    response.json({ ...(await settingsOf(read, shopOf(response), integrators)), trialGuide } satisfies ShopSettings);
  });
  router.put("/profile", async (request, response) => {
    const source: unknown = request.body;
    const saved = await saveProfile(shopOf(response), source);
    if (!saved.ok) return sendSaved(request, response, saved);
    const status: ShopStatus = await statusOf(read, shopOf(response));
    const ignored = ignoredSettings(source);
    return response.json({ ...status, ...(ignored.length > 0 && { ignored }) } satisfies ProfileSaved);
  });
  router.put("/profile/part", async (request, response) => {
    const typed = partRequest.parse(request.body);
    await sendSaved(request, response, await saveProfilePart(shopOf(response), typed));
  });
  router.put("/integrator", async (request, response) => {
    const asked = integratorRequest.superRefine(isWhole(integrators)).parse(request.body);
    const environment = environmentOf(integrators, asked);
    await sendSaved(request, response, await saveIntegrator(shopOf(response), { ...asked, environment }));
  });
  router.put("/active", async (request, response) => {
    const to = activeRequest.parse(request.body);
    await switchIssuing(shopOf(response), { isActive: to.active, startsAt: to.startsAt });
    await sendStatus(response);
  });
  return router;
}

/** Every field the chosen integrator asks for, and a key long enough to be one. */
const isWhole =
  (integrators: readonly IntegratorChoice[]) =>
  ({ kind, access }: z.infer<typeof integratorRequest>, context: z.RefinementCtx): void => {
    const choice = integrators.find((one) => one.kind === kind);
    if (!choice) return context.addIssue({ code: "custom", path: ["kind"], message: "unknown integrator" });
    for (const { name, isSecret } of choice.accessFields) {
      if ((access[name] ?? "").length >= (isSecret ? SHORTEST_SECRET : 1)) continue;
      context.addIssue({ code: "custom", path: ["access", name], message: "missing or too short" });
    }
  };

function environmentOf(
  integrators: readonly IntegratorChoice[],
  { kind, environment }: Pick<IntegratorSettings, "kind" | "environment">,
): IntegratorSettings["environment"] {
  const choice = integrators.find((one) => one.kind === kind);
  if (choice?.isTrial === true) return "test";
  return choice?.isLiveOnly === true ? "live" : environment;
}

async function statusOf(read: Reader, shop: ShopId): Promise<ShopStatus> {
  const { profile, integrator, isActive, startsAt } = await read(shop).settings.get();
  return {
    domain: shop,
    isActive,
    hasStarted: startsAt !== undefined,
    hasProfile: profile !== undefined,
    integrator: integrator?.kind ?? null,
    environment: integrator?.environment ?? null,
    timeZone: "Europe/Istanbul",
  };
}

const toOffer = (choice: IntegratorChoice): IntegratorOffer => ({
  kind: choice.kind,
  name: choice.name,
  isTrial: choice.isTrial ?? false,
  isLiveOnly: choice.isLiveOnly ?? false,
  mailsBuyer: choice.mailsBuyer ?? false,
  consentUrl: choice.consentUrl ?? null,
  accessFields: choice.accessFields,
});

async function settingsOf(
  read: Reader,
  shop: ShopId,
  integrators: readonly IntegratorChoice[],
): Promise<Omit<ShopSettings, "trialGuide">> {
  const { settings } = read(shop);
  const { profile, integrator, isActive, startsAt } = await settings.get();
  const source = profileObject.safeParse(await settings.profileSource());
  return {
    profile: source.success ? source.data : null,
    hasProfile: profile !== undefined,
    integrator: integrator ? { kind: integrator.kind, environment: integrator.environment } : null,
    isActive,
    startsAt: startsAt?.toISOString() ?? null,
    choices: SETTINGS_CHOICES,
    integrators: integrators.map(toOffer),
  };
}
