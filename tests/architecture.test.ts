import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Layers from the ground up: a file imports its own layer's folder and anything below, never a neighbour or above. */
const LAYERS: readonly (readonly string[])[] = [
  ["server/gib"],
  ["server/invoice"],
  ["server/ubl"],
  ["server/pipeline"],
  ["server/outgoing"],
  ["server/integrators", "server/shopify", "server/store", "server/jobs", "server/documents", "server/exchange-rates"],
  ["server/http"],
  ["server/config.ts"],
  ["server/container.ts"],
  ["server/main.ts", "server/commands"],
];

/** What packing and opening an envelope takes: computation only, no I/O. */
const ENVELOPE_PACKAGES = "xmlbuilder2 jszip libxml2-wasm node:crypto node:zlib".split(" ");

const TOP_LEVEL = "server web extensions demo tests bench docs .ci node_modules .git data .screenshots .shopify".split(
  " ",
);

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(ROOT, file)));
const isSource = (file: string) => /\.(ts|tsx)$/.test(file);
const sources = files.filter((file) => isSource(file) && /^(server|web\/src|demo|extensions|bench)\//.test(file));
/** The code alone: what a comment says is not judged. */
const code = (file: string) => text(file).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, "");
const text = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** Every import of a file: relative ones as paths from the root, packages by name. */
function importsOf(file: string): readonly string[] {
  const found = [...text(file).matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, target = ""]) => target);
  return found.map((target) =>
    target.startsWith(".") ? relative(ROOT, resolve(ROOT, dirname(file), target)) : target,
  );
}

const graph = new Map(sources.map((file) => [file, importsOf(file)]));
const homeOf = (path: string) => LAYERS.flat().find((home) => path === home || path.startsWith(`${home}/`));
const levelOf = (path: string) =>
  LAYERS.findIndex((homes) => homes.some((home) => path === home || path.startsWith(`${home}/`)));

/** Pairs "file → import" for which `isWrong` holds. */
const arrows = (isWrong: (from: string, to: string) => boolean): string[] =>
  [...graph].flatMap(([from, targets]) => targets.filter((to) => isWrong(from, to)).map((to) => `${from} → ${to}`));

describe("the direction of the house", () => {
  test("every server file has a floor", () => {
    expect(sources.filter((file) => file.startsWith("server/") && levelOf(file) < 0)).toEqual([]);
  });

  test("imports go down, never up and never to a neighbour", () => {
    const isWrong = (from: string, to: string) =>
      levelOf(from) >= 0 && levelOf(to) >= 0 && homeOf(from) !== homeOf(to) && levelOf(to) >= levelOf(from);
    expect(arrows(isWrong)).toEqual([]);
  });

  test("the heart knows no package and no I/O, but for an envelope's zip and XML", () => {
    const isHeart = (file: string) => /^server\/(gib|invoice|ubl)\//.test(file);
    const mayImport = (from: string, to: string) =>
      to.startsWith("server/") || (from.startsWith("server/ubl/envelope/") && ENVELOPE_PACKAGES.includes(to));
    expect(arrows((from, to) => isHeart(from) && !mayImport(from, to))).toEqual([]);
    const impure = sources.filter(
      (file) => isHeart(file) && /\bnew Date\(\)|Date\.now|Math\.random|\bfetch\(/.test(text(file)),
    );
    expect(impure).toEqual([]);
  });

  test("the server knows neither the demo nor the tests", () => {
    expect(arrows((from, to) => from.startsWith("server/") && /^(demo|tests|bench)\//.test(to))).toEqual([]);
  });

  const CONTRACTS = /^server\/http\/([\w-]+-)?contract\.ts$/;

  test("the page takes types from the contract and nothing else of the server", () => {
    const isServer = (to: string) => to.startsWith("server/");
    expect(arrows((from, to) => from.startsWith("web/") && isServer(to) && !CONTRACTS.test(to))).toEqual([]);
    const valueImports = sources.filter(
      (file) => file.startsWith("web/") && /^import (?!type)[^;]*http\/([\w-]+-)?contract\.ts"/m.test(text(file)),
    );
    expect(valueImports).toEqual([]);
  });

  test("an extension stands alone: it takes nothing of the server, the page or another extension", () => {
    const folderOf = (file: string) => file.split("/").slice(0, 2).join("/");
    const isOwn = (from: string, to: string) =>
      folderOf(from) === folderOf(to) || folderOf(to) === "extensions/backend";
    const isPackage = (to: string) => /^(preact|@shopify\/ui-extensions)(\/|$)/.test(to);
    expect(arrows((from, to) => from.startsWith("extensions/") && !isPackage(to) && !isOwn(from, to))).toEqual([]);
  });

  test("no import goes in a circle", () => {
    expect(findCycle(graph)).toEqual([]);
  });

  test("the folders of the pipeline stand on one another, none in a circle", () => {
    expect(findCycle(foldersOf("server/pipeline/"))).toEqual([]);
  });
});

describe("one place for each thing", () => {
  test("only config.ts reads the environment", () => {
    const readers = sources.filter((file) => file.startsWith("server/") && /process\.env\b/.test(text(file)));
    expect(readers).toEqual(["server/config.ts"]);
  });

  test("nothing in the server prints on the console", () => {
    expect(sources.filter((file) => file.startsWith("server/") && /\bconsole\./.test(text(file)))).toEqual([]);
  });

  test("nothing deletes an invoice's original: the law keeps it for ten years", () => {
    const deleting = /delete\((tables\.)?documents\)|delete from documents/i;
    const found = sources.filter((file) => file.startsWith("server/") && deleting.test(text(file)));
    // What a test account made is no invoice.
    expect(found).toEqual(["server/store/trial-invoices.ts"]);
  });

  test("an integrator is one folder and one entry: the registry alone takes from it, and it takes nothing of another", () => {
    const folderOf = (path: string) => /^server\/integrators\/([\w-]+)\//.exec(path)?.[1];
    const isOutside = (from: string, to: string) =>
      from !== "server/integrators/registry.ts" && folderOf(from) !== folderOf(to);
    const taken = arrows((from, to) => folderOf(to) !== undefined && isOutside(from, to));
    // Extensions, the page and the benches know none either.
    expect(taken.filter((arrow) => !/^(demo|bench)\//.test(arrow))).toEqual([]);
  });

  test("an integrator's name stands in its folder, the registry and texts, and nothing decides by it", () => {
    const kinds = readdirSync(join(ROOT, "server/integrators"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "sandbox")
      .map(({ name }) => name);
    expect(kinds).toContain("nilvera");
    const mayName = (file: string, kind: string) =>
      file.startsWith(`server/integrators/${kind}/`) ||
      file === "server/integrators/registry.ts" ||
      /^web\/src\/.*\/texts\//.test(file);
    const names = kinds.flatMap((kind) => {
      const isNamed = new RegExp(`(?<![a-z])${kind}(?![a-z])`, "i");
      return sources
        .filter((file) => /^(server|web|extensions)\//.test(file) && !mayName(file, kind) && isNamed.test(code(file)))
        .map((file) => `${file} names ${kind}`);
    });
    expect(names).toEqual([]);
  });

  test("nothing is exported as default", () => {
    // Shopify calls an extension's default export; the module is named in its shopify.extension.toml.
    const isModule = (file: string) =>
      files
        .filter((toml) => toml.endsWith("/shopify.extension.toml"))
        .some((toml) => text(toml).includes(`"${relative(dirname(toml), file).replace(/^(?!\.)/, "./")}"`));
    const isAllowed = (file: string) => file.endsWith(".config.ts") || isModule(file);
    expect(sources.filter((file) => /^export default\b/m.test(text(file)) && !isAllowed(file))).toEqual([]);
  });

  test("no file grows beyond 300 lines", () => {
    const long = files
      .filter((file) => isSource(file) && !file.startsWith("server/gib/"))
      .filter((file) => text(file).split("\n").length > 301);
    expect(long).toEqual([]);
  });

  test("no any, no non-null assertion, no ignored type, no note to self", () => {
    const isLoose = /(:|<|\bas)\s*any\b/;
    expect(
      sources.filter(
        (file) => isLoose.test(code(file)) || /@ts-(ignore|expect-error|nocheck)|\b(TODO|FIXME)\b/.test(text(file)),
      ),
    ).toEqual([]);
  });

  test("folders are layers or subjects, never drawers", () => {
    const drawers = /\/(utils?|helpers?|common|services?|types)\//;
    expect(files.filter((file) => drawers.test(`/${file}`))).toEqual([]);
  });

  test("the top level is as the plan lists it", () => {
    const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
  });

  test("the lock file holds no download address", () => {
    expect(text("package-lock.json")).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
  });
});

/** The graph of the folders right under a place; its files outside any folder are left out. */
function foldersOf(place: string): Map<string, readonly string[]> {
  const inside = arrows((from, to) => from.startsWith(place) && to.startsWith(place));
  const found = new Map<string, readonly string[]>();
  for (const arrow of inside) {
    const [from = "", to = ""] = arrow.split(" → ").map((path) => path.slice(place.length).split("/"));
    const [home = "", target = ""] = [from[0], to[0]];
    if (from.length < 2 || to.length < 2 || home === target) continue;
    found.set(home, [...(found.get(home) ?? []), target]);
  }
  return found;
}

/** The first circle found, as the list of its files; empty when there is none. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): readonly string[] => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of graph.get(file) ?? []) {
      const cycle = graph.has(next) ? visit(next, [...trail, file]) : [];
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
