import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { errorCode } from "../../../server/pipeline/errors.ts";
import { exchange } from "../../../server/outgoing/exchange.ts";

const LIMITS = { timeoutMs: 2000 };

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test("reads an answer that comes packed", async () => {
  const url = await serve((request, response) => {
    const packed = gzipSync(`${request.headers["accept-encoding"]} → Ğüneş`);
    response.writeHead(200, { "content-encoding": "gzip", "x-told": ["a", "b"] }).end(packed);
  });
  const { status, headers, bytes } = await exchange(url, LIMITS);
  expect([status, headers.get("x-told"), Buffer.from(bytes).toString()]).toEqual([200, "a, b", "gzip → Ğüneş"]);
});

test("reads no more of an answer than it may hold, packed or not", async () => {
  const large = Buffer.alloc(10 * 1024 * 1024 + 1);
  const plain = await serve((_request, response) => response.end(large));
  await expect(exchange(plain, LIMITS)).rejects.toMatchObject({ code: "BODY_TOO_LARGE" });
  const packed = await serve((_request, response) =>
    response.setHeader("content-encoding", "gzip").end(gzipSync(large)),
  );
  await expect(exchange(packed, LIMITS)).rejects.toMatchObject({ code: "BODY_TOO_LARGE" });
});

test.each([
  ["X-GZIP", gzipSync("Ğüneş"), "Ğüneş"],
  ["identity", Buffer.from("Ğüneş"), "Ğüneş"],
  ["br", Buffer.from("Ğüneş"), "ENCODING_UNKNOWN"],
])("what is told to come as %s is read so, or not at all", async (coding, body, expected) => {
  const url = await serve((_request, response) => response.setHeader("content-encoding", coding).end(body));
  const read = exchange(url, LIMITS).then(({ bytes }) => Buffer.from(bytes).toString(), errorCode);
  expect(await read).toBe(expected);
});

test("waits no longer for a connection than for an answer", async () => {
  const silent = createTcpServer(() => {}).listen(0, "127.0.0.1");
  onTestFinished(() => void silent.close());
  await once(silent, "listening");
  const url = `https://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
  await expect(exchange(url, { timeoutMs: 100 })).rejects.toMatchObject({ name: "TimeoutError" });
}, 3000);

test("sends a form with its parts, and says who asks", async () => {
  const received: [IncomingMessage["headers"], string][] = [];
  const url = await serve(async (request, response) => {
    received.push([request.headers, await text(request)]);
    response.end();
  });
  const form = new FormData();
  form.set("file", new File(["<Invoice/>"], "fatura.xml", { type: "application/xml" }));
  await exchange(url, { ...LIMITS, method: "POST", body: form, headers: { "x-api-key": "k" } });
  const [[headers, body] = [{}, ""]] = received;
  const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(headers["content-type"] ?? "")?.[1];
  expect(body.startsWith(`--${boundary}\r\n`)).toBe(true);
  expect(body).toContain('name="file"; filename="fatura.xml"\r\nContent-Type: application/xml\r\n\r\n<Invoice/>\r\n');
  expect(headers).toMatchObject({ "user-agent": "otofatura", "x-api-key": "k", "content-length": String(body.length) });
});
