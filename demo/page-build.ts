import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const WEB = fileURLToPath(new URL("../web", import.meta.url));
const DIST = `${WEB}/dist`;
const BUILT = `${DIST}/index.html`;
const SOURCES = [`${WEB}/src`, `${WEB}/index.html`, `${WEB}/vite.config.ts`];

/**
 * Builds the admin page when there is no build, or an older one than the sources. Built aside and put in place whole:
 * tests run in several processes, and one must not serve what another is just writing.
 */
export async function buildPageIfStale(): Promise<void> {
  if (isFresh()) return;
  const { build } = await import("vite");
  const outDir = `${DIST}.${process.pid}`;
  await build({ configFile: `${WEB}/vite.config.ts`, logLevel: "error", build: { outDir, emptyOutDir: true } });
  try {
    if (!isFresh()) {
      rmSync(DIST, { recursive: true, force: true });
      renameSync(outDir, DIST);
    }
  } catch (cause) {
    // Another process was quicker by a moment.
    if (!isFresh()) throw cause;
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

const isFresh = (): boolean => existsSync(BUILT) && Math.max(...SOURCES.map(newestIn)) <= statSync(BUILT).mtimeMs;

function newestIn(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(`${path}/${name}`)));
}
