import type { Bench } from "./row.ts";

/** Every bench by the name `npm run bench -- NAME` knows it under; each is loaded only when it is run. */
export const BENCHES: ReadonlyMap<string, () => Promise<Bench>> = new Map<string, () => Promise<Bench>>([
  ["ubl", async () => (await import("./ubl.ts")).ubl],
  ["pipeline", async () => (await import("./pipeline.ts")).pipeline],
  ["pdf", async () => (await import("./pdf.ts")).pdf],
  ["backlog", async () => (await import("./backlog.ts")).backlog],
  ["web", async () => (await import("./web.ts")).web],
]);

/** Takes a quarter of an hour, nearly all of it waiting: run when it is asked for by name. */
export const ONLY_BY_NAME: ReadonlySet<string> = new Set(["backlog"]);
