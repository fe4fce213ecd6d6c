import { expect, test } from "vitest";
import { type Asked, stepsOf } from "../../../web/src/pages/setup/steps.ts";
import { someSettings } from "../browser/sample-settings.ts";

const PROFILE = {
  seller: { title: "Örnek A.Ş." },
  series: { earchive: "EAR", einvoice: "EFT" },
  tax: { default: 20 },
  carriers: { default: "yurtici" },
  issue: { when: "fulfilled" },
};
const ACCOUNT = { title: "Örnek A.Ş.", credits: null, modules: null, missingSeries: null };

const steps = (changes: Partial<Asked> = {}) =>
  stepsOf({
    settings: someSettings({ profile: PROFILE, integrator: { kind: "nilvera", environment: "live" } }),
    account: ACCOUNT,
    refusal: null,
    isAway: false,
    ...changes,
  });
const told = (changes: Partial<Asked> = {}) =>
  steps(changes).map(({ name, state, text }) => `${name} ${state} ${text}`);

test("a shop that is set up has nothing left, told in its own words", () => {
  expect(told()).toEqual([
    "company done company.done",
    "integrator done integrator.done",
    "series done series.done",
    "tax done tax.done",
    "shipping done shipping.done",
    "trigger done trigger.fulfilled",
  ]);
});

test("a new shop has everything before it", () => {
  const states = steps({ settings: someSettings(), account: undefined }).map(({ state }) => state);
  expect(states).toEqual(["todo", "todo", "todo", "todo", "todo", "todo"]);
});

test("what is left to its default is still to be looked at, unless invoices are issued by it", () => {
  const { issue: _, ...profile } = PROFILE;
  expect(steps({ settings: someSettings({ profile }) })[5]).toMatchObject({ state: "todo" });
  expect(steps({ settings: someSettings({ profile, isActive: true }) })[5]).toMatchObject({
    state: "done",
    text: "trigger.paid",
  });
});

test("an account is not called good before it has answered, and a refused one says why", () => {
  expect(told({ account: undefined })[1]).toBe("integrator checking integrator.todo");
  expect(steps({ refusal: "Anahtar reddedildi." })[1]).toMatchObject({
    state: "wrong",
    facts: { why: "Anahtar reddedildi." },
  });
});

test("an integrator out of reach leaves the account as it is, and the steps after it open", () => {
  expect(told({ account: undefined, refusal: "Entegratöre şu an ulaşılamıyor.", isAway: true })[1]).toBe(
    "integrator checking integrator.away",
  );
});

test("the trial is told as such, in the page's language", () => {
  const [known] = someSettings().integrators;
  if (known === undefined) throw new Error("no integrator is offered");
  const integrators = [{ ...known, kind: "sandbox", isTrial: true }];
  const settings = someSettings({
    profile: PROFILE,
    integrators,
    integrator: { kind: "sandbox", environment: "test" },
  });
  expect(steps({ settings })[1]).toMatchObject({ state: "done", text: "integrator.trial" });
});

test("a series the account lacks is named; one it does not tell of is not doubted", () => {
  const missing = { ...ACCOUNT, missingSeries: ["EAR"] };
  expect(steps({ account: missing })[2]).toMatchObject({ state: "wrong", facts: { series: "EAR" } });
  expect(steps()[2]).toMatchObject({ state: "done" });
});

test("how many documents the account may still send is told where it says so", () => {
  expect(steps({ account: { ...ACCOUNT, credits: 12 } })[1]).toMatchObject({
    text: "integrator.credits",
    facts: { credits: 12 },
  });
});

test("what the account is open for is told where it says so, and one closed for e-Arşiv is not called good", () => {
  const open = (modules: readonly ("earchive" | "einvoice")[]) => steps({ account: { ...ACCOUNT, modules } })[1];
  expect(open(["earchive", "einvoice"])).toMatchObject({ state: "done", facts: { modules: "e-Arşiv, e-Fatura" } });
  expect(open(["einvoice"])).toMatchObject({ state: "wrong", text: "integrator.noArchive" });
});
