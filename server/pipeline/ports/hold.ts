import type { Problem } from "./problem.ts";

/** The integrator turns every document of the account away (key, series, credit): nothing is sent before `probeAt`. */
export type Hold = {
  readonly problem: Problem;
  /** How often in a row it was tried and refused. */
  readonly refusals: number;
  readonly probeAt: Date;
};
