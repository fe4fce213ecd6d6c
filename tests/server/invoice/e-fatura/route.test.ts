import { describe, expect, test } from "vitest";
import { isRegistrable, isRouteOpen, mailboxesAsked, routeFor } from "../../../../server/invoice/e-fatura/route.ts";
import type { Taxpayer } from "../../../../server/invoice/e-fatura/taxpayer.ts";

const PK = "urn:mail:defaultpk@deneme.example";
const BRANCH = "urn:mail:izmirpk@deneme.example";
const POLICY = { profile: "TEMELFATURA" } as const;
const registered = (changes: object = {}): Taxpayer => ({
  registered: true,
  title: "Deneme A.Ş.",
  aliases: [PK],
  ...changes,
});

describe("the document a buyer gets", () => {
  test("is an e-Arşiv invoice for whoever is not registered", () => {
    expect(routeFor({ registered: false }, POLICY)).toEqual({ ok: true, value: { profileId: "EARSIVFATURA" } });
  });

  test("is an e-Fatura to the mailbox of whoever is, in the scenario the shop chose", () => {
    const value = { receiverAlias: PK, registered: { title: "Deneme A.Ş.", taxOffice: "Kadıköy" } };
    const taxpayer = registered({ taxOffice: "Kadıköy" });
    expect(routeFor(taxpayer, POLICY)).toEqual({ ok: true, value: { ...value, profileId: "TEMELFATURA" } });
    expect(routeFor(taxpayer, { profile: "TICARIFATURA" })).toEqual({
      ok: true,
      value: { ...value, profileId: "TICARIFATURA" },
    });
  });

  test("goes to a public body in its own scenario, whatever the shop chose for others", () => {
    expect(routeFor(registered({ isPublic: true }), { profile: "TICARIFATURA" })).toMatchObject({
      value: { profileId: "KAMU" },
    });
  });

  test.each([
    ["the default one of several", [BRANCH, PK], PK],
    ["one without a scheme", [BRANCH, "defaultpk@deneme.example"], "defaultpk@deneme.example"],
    ["the only one, whatever its name", [BRANCH], BRANCH],
    ["the first of two defaults", [BRANCH, PK, "urn:mail:defaultpk2@deneme.example"], PK],
  ])("goes to %s", (_, aliases, chosen) => {
    expect(routeFor(registered({ aliases }), POLICY)).toMatchObject({ value: { receiverAlias: chosen } });
  });

  test("goes to the mailbox a person chose, as long as it is in use", () => {
    const taxpayer = registered({ aliases: [PK, BRANCH] });
    const goesTo = (mailbox: string) => routeFor(taxpayer, { ...POLICY, mailbox });
    expect(goesTo(BRANCH)).toMatchObject({ value: { receiverAlias: BRANCH } });
    expect(goesTo("urn:mail:kapalipk@deneme.example")).toMatchObject({ value: { receiverAlias: PK } });
  });

  test("waits for a person to choose among mailboxes none of which is the default", () => {
    const aliases = [BRANCH, "urn:mail:ankarapk@deneme.example"];
    const asked = routeFor(registered({ aliases }), POLICY);
    expect(asked).toMatchObject({ error: { code: "BUYER_MAILBOX_UNCLEAR", path: "buyer.mailbox" } });
    expect(asked.ok ? [] : mailboxesAsked([asked.error])).toEqual(aliases);
  });

  test("waits for a person when a registered buyer has no mailbox, and is never an e-Arşiv invoice then", () => {
    expect(routeFor(registered({ aliases: [] }), POLICY)).toEqual({
      ok: false,
      error: { code: "BUYER_MAILBOX_MISSING", path: "buyer.taxId" },
    });
  });

  test.each([
    ["11111111111", false],
    ["2222222222", false],
    ["1234567808", true],
  ])("is not asked about for %s unless somebody stands behind it (%s)", (taxId, isAsked) => {
    expect(isRegistrable(taxId)).toBe(isAsked);
  });
});

describe("a document made a while ago", () => {
  const toPk = { profileId: "TEMELFATURA", receiverAlias: PK } as const;

  test.each([
    ["an e-Arşiv invoice to one still unregistered", { profileId: "EARSIVFATURA" }, { registered: false }, true],
    ["an e-Arşiv invoice to one registered since", { profileId: "EARSIVFATURA" }, registered(), false],
    ["an e-Fatura to one who left", toPk, { registered: false }, false],
    ["an e-Fatura to a mailbox still in use", toPk, registered({ aliases: [BRANCH, PK] }), true],
    ["an e-Fatura to a mailbox closed since", toPk, registered({ aliases: [BRANCH] }), false],
  ] as const)("%s may go: %s", (_, document, taxpayer, mayGo) => {
    expect(isRouteOpen(document, taxpayer)).toBe(mayGo);
  });
});
