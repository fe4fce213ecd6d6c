import type { Bench } from "./row.ts";

/** Every bench by the name `npm run bench -- NAME` knows it under; each is loaded only when it is run. */
export const BENCHES: ReadonlyMap<string, () => Promise<Bench>> = new Map<string, () => Promise<Bench>>([
  ["ubl", async () => (await import("./ubl.ts")).ubl],
  ["intake", async () => (await import("./pipeline.ts")).intake],
  ["issuing", async () => (await import("./pipeline.ts")).issuing],
  ["neighbours", async () => (await import("./pipeline.ts")).neighbours],
  ["growth", async () => (await import("./pipeline.ts")).growth],
  ["pdf", async () => (await import("./pdf.ts")).pdf],
  ["backlog", async () => (await import("./backlog.ts")).backlog],
  ["web", async () => (await import("./web.ts")).web],
]);

/** Names that stand for several. */
export const GROUPS: ReadonlyMap<string, readonly string[]> = new Map([
  ["pipeline", ["intake", "issuing", "neighbours", "growth"]],
]);

/** Takes a quarter of an hour, nearly all of it waiting: run when it is asked for by name. */
export const ONLY_BY_NAME: ReadonlySet<string> = new Set(["backlog"]);
