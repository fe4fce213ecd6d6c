import { expect, test } from "vitest";
import { databaseFor, ENGINES } from "../support/engines.ts";
import type { SoakKind } from "../soak/integrators.ts";
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

/** One kill each; a night's worth is `npm run soak -- --integrator …`. Paraşüt's comes between asking for the document and hearing of it. */
const OTHERS = { nes: 7, turkcell: 7, parasut: 1_901, sandbox: 7 } as const satisfies Record<
  Exclude<SoakKind, "nilvera">,
  number
>;

test.each(Object.entries(OTHERS))(
  "with an account at %s, an app killed while everything fails gives each order one document",
  { timeout: 180_000 },
  async (integrator, seed) => {
    const report = await soak({ kills: 1, seed, integrator: integrator as SoakKind });
    expect(report.wrong).toEqual([]);
    expect(report.orders).toBeGreaterThan(0);
  },
);
