import type { State } from "../invoice/lifecycle.ts";
import type { DocumentFormat } from "./integrator.ts";

export type Step = "settle" | "submit" | "look-up" | "track" | "deliver" | "await-report" | "none";

/** Originals every issued invoice keeps. */
export const ARCHIVED_FORMATS: readonly DocumentFormat[] = ["pdf", "xml"];

export type Progress = {
  /** `undefined` before the order was first read. */
  readonly state: State | undefined;
  readonly archived: readonly DocumentFormat[];
  readonly reported: boolean;
};

/** The step that is due, computed from what is stored: a crash at any instant resumes here. */
export function nextStep({ state, archived, reported }: Progress): Step {
  switch (state) {
    case undefined:
    case "waiting":
    case "review":
    case "not-ours":
      return "settle";
    case "queued":
      return "submit";
    // A marker without a committed answer: the document may or may not have arrived. Ask, never send.
    case "submitting":
    case "unknown":
      return "look-up";
    case "processing":
      return "track";
    case "issued":
      if (ARCHIVED_FORMATS.some((format) => !archived.includes(format))) return "deliver";
      return reported ? "none" : "await-report";
    default:
      return "none";
  }
}
