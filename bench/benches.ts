import type { Bench } from "./row.ts";

/** Every bench by the name `npm run bench -- NAME` knows it under; each is loaded only when it is run. */
export const BENCHES: ReadonlyMap<string, () => Promise<Bench>> = new Map<string, () => Promise<Bench>>([
  ["ubl", async () => (await import("./ubl.ts")).ubl],
  ["pipeline", async () => (await import("./pipeline.ts")).pipeline],
  ["pdf", async () => (await import("./pdf.ts")).pdf],
]);
