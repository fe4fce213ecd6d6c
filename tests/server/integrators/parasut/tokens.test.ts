import { expect, test } from "vitest";
import type { ParasutStandIn } from "../../../../demo/parasut/stand-in.ts";
import type { AccessKeeper, IntegratorAccess } from "../../../../server/pipeline/ports/integrator.ts";
import { createTurns } from "../../../../server/shopify/turns.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";
import { aParasut, CLIENT, COMPANY_ID, connected, connectTo, LONG, typed } from "./a-parasut.ts";

const AGO = "2020-01-01T00:00:00Z";

/** The place of one account's access, with what happens in between. */
function aPlace(stored: IntegratorAccess, beforeCommit: () => void = () => {}) {
  const turns = createTurns();
  const place = { stored, renewals: 0 };
  const keeper: AccessKeeper = {
    read: async () => place.stored,
    renew: async (from, to) => {
      beforeCommit();
      if (JSON.stringify(from) !== JSON.stringify(place.stored)) return false;
      place.stored = to;
      place.renewals += 1;
      return true;
    },
    inTurn: (work) => turns(OUR_SHOP, work),
  };
  return { place, keeper };
}

const refreshes = ({ counts }: ParasutStandIn): number => counts()["POST /oauth/token"] ?? 0;

test("the code a merchant pastes becomes tokens, and they are kept instead of it", async () => {
  const parasut = await aParasut();
  const { access } = await connectTo(parasut, { access: typed(parasut.consent.newCode()) }).verifyCredentials();
  expect(Object.keys(access ?? {}).toSorted()).toEqual(
    ["accessToken", "clientId", "clientSecret", "companyId", "expiresAt", "refreshToken"].toSorted(),
  );
  expect(await connectTo(parasut, { access: access ?? {} }).verifyCredentials()).toMatchObject({ vkn: "1234567808" });
  expect(refreshes(parasut)).toBe(1);
});

test.each([
  ["a code used before", async () => typed("used-before")],
  [
    "another client's secret",
    async (parasut: ParasutStandIn) => ({ ...typed(parasut.consent.newCode()), clientSecret: "not-the-secret" }),
  ],
  [
    "a company that is not theirs",
    async (parasut: ParasutStandIn) => ({ ...typed(parasut.consent.newCode()), companyId: "999" }),
  ],
])("with %s the merchant is told that the connection does not stand", async (_, accessOf) => {
  const parasut = await aParasut();
  const integrator = connectTo(parasut, { access: await accessOf(parasut) });
  await expect(integrator.verifyCredentials()).rejects.toMatchObject({ code: "INTEGRATOR_CONFIG" });
});

test("a token that ends is renewed before it is used, and the new pair is committed first", async () => {
  const parasut = await aParasut();
  let asked = 0;
  const { place, keeper } = aPlace(connected(AGO), () => {
    asked = parasut.counts()[`GET /v4/${COMPANY_ID}/e_invoice_inboxes`] ?? 0;
  });
  const integrator = connectTo(parasut, { access: connected(AGO), keeper });
  expect(await integrator.lookUpTaxpayer("9876543217")).toEqual({ registered: false });
  expect(asked).toBe(0);
  expect(place).toMatchObject({ renewals: 1, stored: { clientId: CLIENT.id } });
  expect(place.stored["refreshToken"]).not.toBe(connected(AGO)["refreshToken"]);
});

test("many at once renew once: a refresh token is never shown twice", async () => {
  const parasut = await aParasut();
  const { place, keeper } = aPlace(connected(AGO));
  const ask = () => connectTo(parasut, { access: connected(AGO), keeper }).lookUpTaxpayer("9876543217");
  const answers = await Promise.all(Array.from({ length: 12 }, ask));
  expect(answers).toEqual(Array.from({ length: 12 }, () => ({ registered: false })));
  expect([refreshes(parasut), parasut.consent.reuses(), place.renewals]).toEqual([1, 0, 1]);
});

test("a token refused before its time is renewed and the request goes once more", async () => {
  const parasut = await aParasut();
  const { place, keeper } = aPlace(connected(LONG));
  parasut.consent.expireAll();
  const integrator = connectTo(parasut, { access: connected(LONG), keeper });
  expect(await integrator.lookUpTaxpayer("9876543217")).toEqual({ registered: false });
  expect(place.renewals).toBe(1);
});

test("consent withdrawn is the merchant's to mend, and is not asked for again and again", async () => {
  const parasut = await aParasut();
  const { keeper } = aPlace({ ...connected(AGO), refreshToken: "withdrawn" });
  const integrator = connectTo(parasut, { access: connected(AGO), keeper });
  await expect(integrator.lookUpTaxpayer("9876543217")).rejects.toMatchObject({ code: "INTEGRATOR_CONFIG" });
  expect(refreshes(parasut)).toBe(1);
});

test.each([429, 503] as const)("a refresh answered with %i ends no consent, and may be tried again", async (status) => {
  const parasut = await aParasut();
  const { place, keeper } = aPlace(connected(AGO));
  parasut.consent.fail = status;
  const integrator = connectTo(parasut, { access: connected(AGO), keeper });
  await expect(integrator.lookUpTaxpayer("9876543217")).rejects.toMatchObject({ code: "INTEGRATOR_UNREACHABLE" });
  expect(place.renewals).toBe(0);
  parasut.consent.fail = undefined;
  expect(await integrator.lookUpTaxpayer("9876543217")).toEqual({ registered: false });
});

test("another account saved meanwhile is not overwritten by tokens of the one before", async () => {
  const parasut = await aParasut();
  const other = { apiKey: "of-another-integrator" };
  const { place, keeper } = aPlace(connected(AGO), () => {
    place.stored = other;
  });
  const integrator = connectTo(parasut, { access: connected(AGO), keeper });
  await expect(integrator.lookUpTaxpayer("9876543217")).rejects.toMatchObject({ code: "INTEGRATOR_UNREACHABLE" });
  expect(place.stored).toEqual(other);
});

test.each([
  ["for a moment is asked again", 1, 1],
  ["for long keeps the pair until somebody asks again", 3, 2],
])(
  "a database that cannot be written at a renewal %s: the merchant's consent stands",
  async (_what, failures, asks) => {
    const parasut = await aParasut();
    let tries = 0;
    const { place, keeper } = aPlace(connected(AGO), () => {
      tries += 1;
      if (tries <= failures) throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
    });
    const answers: unknown[] = [];
    for (let asked = 0; asked < asks; asked += 1) {
      const integrator = connectTo(parasut, { access: place.stored, keeper });
      answers.push(await integrator.lookUpTaxpayer("9876543217").catch(() => "failed"));
    }
    expect(answers.at(-1)).toEqual({ registered: false });
    expect([refreshes(parasut), place.renewals]).toEqual([1, 1]);
  },
);
