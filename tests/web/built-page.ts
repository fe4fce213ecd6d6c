import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  // What a global setup hands to the tests is declared so.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface ProvidedContext {
    readonly builtPage: string;
  }
}

let built: string;

/** The page built once for a whole run, as it is built to be served. */
export async function setup({ provide }: TestProject): Promise<void> {
  built = await mkdtemp(join(tmpdir(), "otofatura-web-"));
  await build({
    configFile: fileURLToPath(new URL("../../web/vite.config.ts", import.meta.url)),
    logLevel: "error",
    build: { outDir: built, emptyOutDir: true },
  });
  provide("builtPage", built);
}

export const teardown = (): Promise<void> => rm(built, { recursive: true, force: true });
