import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { ANSWERS } from "./answers.ts";

const TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html" };
const BRIDGE = `window.shopify = { config: { locale: "tr" }, idToken: async () => "t", toast: { show() {} } };`;

/** Serves a built page and the answers it asks for, compressed once as a server in front would. */
export async function serve(folder: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://bench");
    if (pathname === "/api/events") return void response.writeHead(200).write('{"kind":"ping"}\n');
    if (pathname === "/bridge.js") return send(response, ".js", gzipSync(BRIDGE));
    const answer = ANSWERS[pathname];
    if (answer !== undefined) return send(response, ".json", gzipSync(JSON.stringify(answer)));
    const isAsset = pathname.startsWith("/assets/");
    return isAsset
      ? send(response, extname(pathname), compressed(join(folder, pathname)))
      : send(response, ".html", gzipSync(documentOf(folder)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

const documentOf = (folder: string): string =>
  readFileSync(join(folder, "index.html"), "utf8")
    .replaceAll("%APP_BRIDGE_URL%", "/bridge.js")
    .replaceAll("%SHOPIFY_API_KEY%", "bench");

const kept = new Map<string, Buffer>();

function compressed(path: string): Buffer {
  const known = kept.get(path) ?? gzipSync(readFileSync(path), { level: 9 });
  kept.set(path, known);
  return known;
}

function send(response: ServerResponse, extension: string, body: Buffer): void {
  const type = TYPES[extension] ?? "application/json";
  response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "content-encoding": "gzip" }).end(body);
}
