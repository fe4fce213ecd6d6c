import type { ShopSettings } from "../../../../server/http/contract.ts";
import type { AccountCheck } from "../../../../server/http/work-contract.ts";
import { object, text } from "../settings/json.ts";
import type { SetupKey } from "./texts/tr.ts";

export const STEPS = ["company", "integrator", "series", "tax", "shipping", "trigger"] as const;
export type StepName = (typeof STEPS)[number];

/** What one step says of itself; nothing of it is kept: each is read from the settings, or asked, anew. */
export type Step = {
  readonly name: StepName;
  readonly state: "done" | "todo" | "wrong" | "checking";
  readonly text: SetupKey;
  readonly facts: Readonly<Record<string, string | number>>;
};

export type Asked = {
  readonly settings: ShopSettings;
  /** The integrator's answer; undefined while it has not come. */
  readonly account: AccountCheck | undefined;
  /** Why the account cannot be used; null while nothing went wrong. */
  readonly refusal: string | null;
  /** The integrator is out of reach or in trouble itself: that says nothing of the account. */
  readonly isAway: boolean;
};

export function stepsOf(asked: Asked): readonly Step[] {
  const { profile, isActive } = asked.settings;
  const seller = object(profile?.["seller"]);
  const rate = text(object(profile?.["tax"])["default"]);
  const carrier = text(object(profile?.["carriers"])["default"]);
  const when = text(object(profile?.["issue"])["when"]);
  return [
    valueStep("company", "name", text(seller["title"])),
    integratorStep(asked),
    seriesStep(asked),
    valueStep("tax", "rate", rate),
    valueStep("shipping", "carrier", carrier),
    {
      name: "trigger",
      // Left to its default it is still to be looked at, unless invoices are issued by it.
      state: when === "" && !isActive ? "todo" : "done",
      text: when === "" && !isActive ? "trigger.todo" : (TRIGGERS[when] ?? "trigger.paid"),
      facts: {},
    },
  ];
}

const TRIGGERS: Readonly<Record<string, SetupKey>> = {
  fulfilled: "trigger.fulfilled",
  tag: "trigger.tag",
  manual: "trigger.manual",
};

/** Done once its setting says something. */
const valueStep = (name: "company" | "tax" | "shipping", fact: string, value: string): Step =>
  value === ""
    ? { name, state: "todo", text: `${name}.todo`, facts: {} }
    : { name, state: "done", text: `${name}.done`, facts: { [fact]: value } };

function integratorStep({ settings, account, refusal, isAway }: Asked): Step {
  const name = "integrator";
  if (settings.integrator === null) return { name, state: "todo", text: "integrator.todo", facts: {} };
  if (isAway) return { name, state: "checking", text: "integrator.away", facts: {} };
  if (refusal !== null) return { name, state: "wrong", text: "integrator.wrong", facts: { why: refusal } };
  if (account === undefined) return { name, state: "checking", text: "integrator.todo", facts: {} };
  const isTrial = settings.integrators.some((offer) => offer.isTrial && offer.kind === settings.integrator?.kind);
  if (isTrial) return { name, state: "done", text: "integrator.trial", facts: {} };
  const { title, credits, modules } = account;
  if (modules !== null && !modules.includes("earchive")) {
    return { name, state: "wrong", text: "integrator.noArchive", facts: { name: title } };
  }
  const facts = {
    name: title,
    ...(credits !== null && { credits }),
    ...(modules !== null && { modules: namesOf(modules) }),
  };
  if (modules === null)
    return { name, state: "done", text: credits === null ? "integrator.done" : "integrator.credits", facts };
  return { name, state: "done", text: credits === null ? "integrator.modules" : "integrator.all", facts };
}

const MODULES = { earchive: "e-Arşiv", einvoice: "e-Fatura" } as const;

const namesOf = (modules: NonNullable<AccountCheck["modules"]>): string =>
  modules.map((module) => MODULES[module]).join(", ");

function seriesStep({ settings: { profile }, account }: Asked): Step {
  const series = object(profile?.["series"]);
  const [earchive, einvoice] = [text(series["earchive"]), text(series["einvoice"])];
  if (earchive === "" || einvoice === "") return { name: "series", state: "todo", text: "series.todo", facts: {} };
  const missing = account?.missingSeries ?? [];
  if (missing.length > 0) {
    return { name: "series", state: "wrong", text: "series.wrong", facts: { series: missing.join(", ") } };
  }
  return { name: "series", state: "done", text: "series.done", facts: { earchive, einvoice } };
}
