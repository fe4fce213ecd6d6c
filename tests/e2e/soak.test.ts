import { expect, test } from "vitest";
import { databaseFor, ENGINES } from "../support/engines.ts";
import { SOAK_INTEGRATORS, type SoakKind } from "../soak/integrators.ts";
import { soak } from "../soak/soak.ts";

test.each(ENGINES)(
  "on %s, an app killed again and again while everything fails gives each order one document",
  { timeout: 180_000 },
  async (engine) => {
    const numbering = engine === "postgres" ? "own" : "integrator";
    const report = await soak({ kills: 4, seed: 20_261_121, databaseUrl: await databaseFor(engine), numbering });
    expect(report.wrong).toEqual([]);
    expect(Object.values(report.kills).reduce((all, kills) => all + kills, 0)).toBeGreaterThan(0);
    expect(report.orders).toBeGreaterThan(4);
  },
);

const OTHERS = (Object.keys(SOAK_INTEGRATORS) as SoakKind[]).filter((kind) => kind !== "nilvera");

test.each(OTHERS)(
  "with an account at %s, an app killed while everything fails gives each order one document",
  { timeout: 180_000 },
  async (integrator) => {
    const report = await soak({ kills: 2, seed: 7, integrator });
    expect(report.wrong).toEqual([]);
    expect(report.orders).toBeGreaterThan(1);
  },
);
