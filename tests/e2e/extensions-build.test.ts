import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const CLI = resolve("node_modules/@shopify/cli/bin/run.js");
const APP_URL = "https://fatura.ornek.example";
/** Checkout and customer accounts know nothing of the app's host, unlike the admin. */
const BUYERS = ["tax-id", "customer-invoice"];
/** Shopify refuses an extension whose script is larger, compressed. */
const LARGEST_BYTES = 64 * 1024;

const folders = readdirSync("extensions").filter((name) => existsSync(`extensions/${name}/shopify.extension.toml`));
const withCode = folders.filter((name) => existsSync(`extensions/${name}/src`));

describe.skipIf(!existsSync(CLI))(
  "Shopify's own build, without a login and without a network (needs Shopify CLI)",
  () => {
    let app: string;
    let build: { readonly status: number | null; readonly output: string };

    beforeAll(() => {
      app = mkdtempSync(join(tmpdir(), "otofatura-extensions-"));
      cpSync("extensions", join(app, "extensions"), {
        recursive: true,
        filter: (path) => !/\/(dist|shopify\.d\.ts)$/.test(path),
      });
      cpSync("tsconfig.base.json", join(app, "tsconfig.base.json"));
      // The page has a build of its own; here it would only be built twice.
      const toml = readFileSync("shopify.app.toml", "utf8").replace(/^web_directories.*$/m, "web_directories = []");
      writeFileSync(join(app, "shopify.app.toml"), toml);
      writeFileSync(join(app, "package.json"), JSON.stringify({ name: "otofatura", private: true, type: "module" }));
      writeFileSync(join(app, ".env"), `APP_URL=${APP_URL}\n`);
      symlinkSync(resolve("node_modules"), join(app, "node_modules"));
      mkdirSync(join(app, "home"));
      const options = ["app", "build", "--path", app, "--skip-dependencies-installation", "--no-color"];
      const env = { PATH: process.env["PATH"], HOME: join(app, "home"), CI: "1", SHOPIFY_CLI_NO_ANALYTICS: "1" };
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...options], { env, encoding: "utf8" });
      build = { status, output: stdout + stderr };
    });
    afterAll(() => rmSync(app, { recursive: true, force: true }));

    test("passes", () => {
      expect(build).toMatchObject({ status: 0, output: expect.stringContaining("built!") });
    });

    test.each(BUYERS)("%s knows where the app's server is", (name) => {
      const script = readFileSync(join(app, "extensions", name, "dist", `${name}.js`), "utf8");
      expect(script).toContain(APP_URL);
      expect(script).not.toContain("process.env");
    });

    test.each(withCode)("%s stays small enough for Shopify", (name) => {
      const scripts = readdirSync(join(app, "extensions", name, "dist")).filter((file) => file.endsWith(".js"));
      expect(scripts).not.toEqual([]);
      for (const script of scripts) {
        const bytes = gzipSync(readFileSync(join(app, "extensions", name, "dist", script))).length;
        expect(bytes).toBeLessThan(LARGEST_BYTES);
      }
    });
  },
);
