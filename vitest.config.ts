import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { contractTable } from "./tests/contracts/contract-table.ts";

const project = (name: string, include: string[], extra: Record<string, unknown> = {}) => ({
  test: {
    name,
    include,
    setupFiles: ["tests/support/setup.ts"],
    globalSetup: ["tests/support/postgres-on-demand.ts"],
    ...extra,
  },
});

export default defineConfig({
  test: {
    // Every third test waits for another process: half as many workers more than cores keep all cores busy.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Test files of one worker share what they import, which took nearly half of the time; they share no state of their own.
    isolate: false,
    reporters: ["default", contractTable(process.stdout)],
    projects: [
      project(
        "unit",
        [
          "tests/*.test.ts",
          "tests/server/**/*.test.ts",
          "tests/demo/**/*.test.ts",
          "tests/bench/**/*.test.ts",
          "tests/mutation/**/*.test.ts",
        ],
        { testTimeout: 60_000, hookTimeout: 60_000 },
      ),
      project("contract", ["tests/contracts/**/*.test.ts"], { testTimeout: 60_000, hookTimeout: 60_000 }),
      project("web", ["tests/web/**/*.test.ts"], {
        testTimeout: 60_000,
        hookTimeout: 120_000,
        globalSetup: ["tests/support/postgres-on-demand.ts", "tests/web/built-page.ts"],
      }),
      {
        // Extensions are Preact, the page is React.
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        ...project("extensions", ["tests/extensions/**/*.test.ts"], {
          globalSetup: [],
          environment: "happy-dom",
          server: { deps: { inline: ["@shopify/ui-extensions-tester"] } },
        }),
      },
      project("e2e", ["tests/e2e/**/*.test.ts"], {
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
    ],
  },
});
