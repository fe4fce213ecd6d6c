import { existsSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const WEB = fileURLToPath(new URL("../web", import.meta.url));
const BUILT = `${WEB}/dist/index.html`;
const SOURCES = [`${WEB}/src`, `${WEB}/index.html`, `${WEB}/vite.config.ts`];

/** Builds the admin page when there is no build, or an older one than the sources. */
export async function buildPageIfStale(): Promise<void> {
  if (existsSync(BUILT) && Math.max(...SOURCES.map(newestIn)) <= statSync(BUILT).mtimeMs) return;
  const { build } = await import("vite");
  await build({ configFile: `${WEB}/vite.config.ts`, logLevel: "error" });
}

function newestIn(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(`${path}/${name}`)));
}
