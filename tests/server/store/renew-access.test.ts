import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { IntegratorAccess } from "../../../server/pipeline/ports/integrator.ts";
import { ENGINES, storeOn } from "../../support/engines.ts";
import { OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";

const OLD = { client: "c-1", refreshToken: "refresh-old" };
const NEW = { client: "c-1", refreshToken: "refresh-new" };

describe.each(ENGINES)("on %s, access that changes by itself", (engine) => {
  const withAccount = async () => {
    const store = await storeOn(engine);
    for (const shop of [OUR_SHOP, THEIR_SHOP]) {
      await store.unitOfWork(shop, ({ settings }) =>
        settings.saveIntegrator({ kind: "somebody", access: OLD, environment: "test" }),
      );
    }
    const renew = (from: IntegratorAccess, to: IntegratorAccess) =>
      store.unitOfWork(OUR_SHOP, ({ settings }) => settings.renewAccess(from, to));
    return { store, renew, kept: async (shop = OUR_SHOP) => store.read(shop).settings.get() };
  };

  test("is replaced in this shop alone, and is no change of a setting", async () => {
    const { renew, kept } = await withAccount();
    const { version } = await kept();
    expect(await renew(OLD, NEW)).toBe(true);
    expect(await kept()).toMatchObject({
      version,
      integrator: { kind: "somebody", access: NEW, environment: "test" },
    });
    expect((await kept(THEIR_SHOP)).integrator?.access).toEqual(OLD);
  });

  test("of another account saved meanwhile stays as it was saved", async () => {
    const { store, renew, kept } = await withAccount();
    const other = { kind: "another", access: { apiKey: "key-of-another" }, environment: "live" } as const;
    await store.unitOfWork(OUR_SHOP, ({ settings }) => settings.saveIntegrator(other));
    expect(await renew(OLD, NEW)).toBe(false);
    expect((await kept()).integrator).toEqual(other);
  });

  test("is sealed at rest", async () => {
    const { store, renew } = await withAccount();
    await renew(OLD, NEW);
    const rows = await store.reading.rows(sql`select integrator_secret from shops`);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain("refresh-");
  });
});
