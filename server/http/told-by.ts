import type { TimelineLine } from "../pipeline/ports/timeline.ts";
import type { TimelineEntry } from "./contract.ts";

/** Kinds of lines in which we pass on what the integrator, or GİB through it, said. */
const INTEGRATORS: ReadonlySet<string> = new Set([
  "submitted",
  "looked-up",
  "submission-refused",
  "confirmed",
  "reported",
  "envelope-told",
  "buyer-accepted",
  "buyer-rejected",
  "cancelled",
]);

/** Whose doing a line of the story is, as told to `viewer` (a user's id): no person is named. */
export function toldBy({ actor, kind }: Pick<TimelineLine, "actor" | "kind">, viewer: string): TimelineEntry["by"] {
  if (actor === `user ${viewer}`) return "you";
  if (actor.startsWith("user ")) return "colleague";
  if (actor === "buyer" || actor === "flow") return actor;
  if (actor.startsWith("webhook ")) return "shopify";
  return INTEGRATORS.has(kind) ? "integrator" : "app";
}
