import { useState } from "react";
import type { IntegratorOffer, ShopSettings } from "../../../../server/http/contract.ts";

export type Account = ReturnType<typeof useAccount>;

/** The account as it is being typed: whose it is, and what opens it. */
export function useAccount({ integrator, integrators }: Pick<ShopSettings, "integrator" | "integrators">) {
  const [kind, setKind] = useState(integrator?.kind ?? integrators[0]?.kind ?? "");
  const [access, setAccess] = useState<Readonly<Record<string, string>>>({});
  const [environment, setEnvironment] = useState<"live" | "test">(firstEnvironment(integrator, integrators));
  const offer = integrators.find((one) => one.kind === kind);
  const typed = Object.fromEntries((offer?.accessFields ?? []).map(({ name }) => [name, (access[name] ?? "").trim()]));
  return {
    kind,
    setKind,
    access,
    setAccess,
    environment: environmentOf(offer, environment),
    setEnvironment,
    offer,
    typed,
    isTyped: Object.values(typed).some((text) => text !== ""),
    discard: () => setAccess({}),
  };
}

/** Whoever comes from the trial wants the real thing next. */
function firstEnvironment(
  integrator: ShopSettings["integrator"],
  integrators: ShopSettings["integrators"],
): "live" | "test" {
  const isTrial = integrators.some((one) => one.isTrial && one.kind === integrator?.kind);
  return isTrial ? "live" : (integrator?.environment ?? "live");
}

/** The trial issues nothing real, and a vendor without a host for trying out nothing else. */
function environmentOf(offer: IntegratorOffer | undefined, chosen: "live" | "test"): "live" | "test" {
  if (offer?.isTrial === true) return "test";
  return offer?.isLiveOnly === true ? "live" : chosen;
}
