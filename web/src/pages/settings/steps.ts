import { useLocationProperty } from "wouter/use-browser-location";
import type { ShopSettings } from "../../../../server/http/contract.ts";
import type { Json } from "./json.ts";

/** Members of SHOP.json that each step of the set-up is about; the account is kept apart from it. */
const MEMBERS = {
  company: ["seller", "website"],
  integrator: [],
  series: ["series", "numbering", "einvoice", "creditWarning"],
  tax: ["tax", "limits"],
  shipping: ["carriers", "despatch"],
  trigger: ["issue"],
} as const satisfies Record<string, readonly string[]>;

export type SetupStep = keyof typeof MEMBERS;

const isStep = (name: string): name is SetupStep => Object.hasOwn(MEMBERS, name);

/** The step the address names after its "#"; `undefined` where all settings are meant. */
export function useStep(): SetupStep | undefined {
  const name = useLocationProperty(() => window.location.hash.slice(1));
  return isStep(name) ? name : undefined;
}

/** What is saved with one step's part as typed: what nobody looked at yet is not decided along with it. */
export function withStep(step: SetupStep, typed: Json, saved: ShopSettings["profile"]): Json {
  const members: readonly string[] = MEMBERS[step];
  const isOwn = ([name]: readonly [string, unknown]) => members.includes(name);
  return Object.fromEntries([
    ...Object.entries(saved ?? {}).filter((entry) => !isOwn(entry)),
    ...Object.entries(typed).filter(isOwn),
  ]);
}
