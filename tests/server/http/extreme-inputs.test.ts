import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseFor, ENGINES } from "../../support/engines.ts";
import { startTestApp, type TestApp } from "../../support/test-app.ts";

/** A year that is half typed, the last one of four digits, and places in a list that no order has. */
const DAYS = ["0000-12-31", "0001-01-01", "0202-11-20", "9999-12-31"];
const PLACES = ["0:1", "253402300800000:1", "999999999999999:1", "999999999999999:999999999999999999999999"];

describe.each(ENGINES)("on %s", (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await databaseFor(engine) });
  });
  afterAll(() => app.close());

  test.each(["/api/orders", "/api/orders/export"])(
    "%s is asked from and to any day, and after any place",
    async (path) => {
      const queries = [
        ...DAYS.flatMap((day) => [`from=${day}`, `to=${day}`]),
        ...PLACES.flatMap((place) => [
          `after=${place}`,
          `sort=deadline&after=${place}`,
          `sort=deadline&after=beyond-${place}`,
        ]),
        `search=%00`,
      ];
      for (const query of queries) expect([query, (await app.api(`${path}?${query}`)).status]).toEqual([query, 200]);
    },
  );

  test("the first day of issuing may lie as far ahead as can be typed; one before any invoice is refused", async () => {
    for (const startsAt of [...DAYS, "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999-14:00"]) {
      const { status } = await app.api("/api/active", { method: "PUT", body: { active: false, startsAt } });
      expect([startsAt, status]).toEqual([startsAt, startsAt < "2005" ? 400 : 200]);
    }
    const { startsAt } = (await (await app.api("/api/settings")).json()) as { startsAt: string };
    expect(startsAt >= "9999" || startsAt.startsWith("+")).toBe(true);
  });

  test("a look at past orders from a year in two digits is refused: it would be one at all that Shopify shows", async () => {
    const look = (since: string) => app.api("/api/backfill", { method: "POST", body: { since } });
    expect([(await look("0026-11-20")).status, (await look("2026-01-01")).status]).toEqual([400, 202]);
  });
});
