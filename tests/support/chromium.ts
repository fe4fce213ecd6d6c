import { existsSync } from "node:fs";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Browser, chromium } from "playwright";

// The npm build runs without a sandbox or a GPU process; its own recommended --single-process dies on a second context.
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--headless=shell",
  "--no-zygote",
  // Tests talk to the loopback only: no update checks, no variations, no telemetry.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-sync",
  "--metrics-recording-only",
  "--no-first-run",
  "--no-pings",
  // A page named https://….example.test may be framed by, and talk to, the loopback.
  "--disable-features=LocalNetworkAccessChecks,OptimizationHints,MediaRouter",
];

/** A real Chromium: the one at CHROMIUM_PATH or /usr/bin/chromium, else the one npm brought. */
export async function launchChromium(): Promise<Browser> {
  const installed = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  const executablePath = existsSync(installed) ? installed : await unpackedChromium();
  return chromium.launch({ executablePath, args: ARGS });
}

async function unpackedChromium(): Promise<string> {
  const require = createRequire(import.meta.url);
  const archives = join(dirname(require.resolve("@sparticuz/chromium")), "..", "bin");
  const { version } = await packageOf(archives);
  const home = join(tmpdir(), `otofatura-chromium-${version}`);
  if (!existsSync(home)) await unpackInto(home, archives);
  const { setupLambdaEnvironment } = await import("@sparticuz/chromium");
  process.env["FONTCONFIG_PATH"] ??= join(home, "fonts");
  setupLambdaEnvironment(join(home, "al2023", "lib"));
  return join(home, "chromium");
}

/**
 * Unpacks beside `home` and renames: test files run in parallel processes, and the package takes a half-written file
 * of another process for a finished one.
 */
async function unpackInto(home: string, archives: string): Promise<void> {
  const staging = await mkdtemp(`${home}-`);
  const { default: bundle, inflate } = await import("@sparticuz/chromium");
  const previous = process.env["TMPDIR"];
  // The package knows no other way to be told where to unpack.
  process.env["TMPDIR"] = staging;
  try {
    await inflate(join(archives, "al2023.tar.br"));
    await bundle.executablePath(archives);
  } finally {
    if (previous === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = previous;
  }
  await writeFile(join(staging, "fonts", "fonts.conf"), fontsConf(home));
  try {
    await rename(staging, home);
  } catch (cause) {
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(home)) throw cause;
  }
}

/** The package's own file knows only a serverless host's folders. The system's fonts fill in for Open Sans, which has no ₺. */
const fontsConf = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, "fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(home, "fonts-cache")}</cachedir>
  <alias binding="strong">
    <family>sans-serif</family>
    <prefer><family>Open Sans</family></prefer>
  </alias>
</fontconfig>
`;

async function packageOf(archives: string): Promise<{ version: string }> {
  const manifest: { default: { version: string } } = await import(join(archives, "..", "package.json"), {
    with: { type: "json" },
  });
  return manifest.default;
}
