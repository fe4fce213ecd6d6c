import { useLocationProperty } from "wouter/use-browser-location";
import type { FaultView } from "../../../../server/http/contract.ts";
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

/**
 * What is saved of one step as typed; null takes a member away. The other members are left to the server: what nobody looked
 * at yet is not decided along with it, and what a colleague saved meanwhile stays.
 */
export const partOf = (step: SetupStep, typed: Json): Json =>
  Object.fromEntries(MEMBERS[step].map((name: string) => [name, typed[name] ?? null]));

/** Whether its field stands in the step: a number that is not the account's is found out only once the last part comes. */
export const isOfStep = (step: SetupStep, { path }: FaultView): boolean =>
  MEMBERS[step].some((name: string) => path.startsWith(`profile.${name}`));
