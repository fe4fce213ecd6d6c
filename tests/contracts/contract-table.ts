import type { Reporter, TestCase, TestModule } from "vitest/node";

declare module "vitest" {
  interface TaskMeta {
    /** Which row and column of the table a test fills. */
    contract?: { readonly adapter: string; readonly case: string };
  }
}

/** What the suite said of one adapter: by case "ok", "FAILED" or why it is not asked; and what it measured. */
type Adapter = { readonly name: string; readonly cases: Map<string, string>; readonly notes: string[] };

/** After a run of the contracts: a table of every adapter by every case. */
export const contractTable = (output: { readonly write: (text: string) => unknown }): Reporter => ({
  onTestRunEnd: (modules) => {
    const adapters = gather(modules);
    if (adapters.length > 0) output.write(`\n${print(adapters)}\n`);
  },
});

function gather(modules: readonly TestModule[]): readonly Adapter[] {
  const found = new Map<string, Adapter>();
  for (const test of modules.flatMap((module) => [...module.children.allTests()])) {
    const { contract } = test.meta();
    if (!contract) continue;
    const adapter: Adapter = found.get(contract.adapter) ?? { name: contract.adapter, cases: new Map(), notes: [] };
    found.set(contract.adapter, adapter);
    adapter.cases.set(contract.case, wordOf(test));
    for (const { message, type } of test.annotations()) adapter.notes.push(`${adapter.name} ${type}: ${message}`);
  }
  return [...found.values()];
}

function wordOf(test: TestCase): string {
  const result = test.result();
  if (result.state === "passed") return "ok";
  return result.state === "skipped" ? `n/a: ${result.note ?? "without a reason"}` : "FAILED";
}

function print(adapters: readonly Adapter[]): string {
  const names = [...new Set(adapters.flatMap(({ cases }) => [...cases.keys()]))];
  const rows = [
    ["case", ...adapters.map(({ name }) => name)],
    ...names.map((name) => [name, ...adapters.map(({ cases }) => cases.get(name) ?? "not run")]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, ...adapters.flatMap(({ notes }) => notes)].join("\n");
}
