import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import express from "express";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { unfinishedBodies } from "../../../server/http/unfinished-bodies.ts";

const LARGE = Buffer.alloc(4_900_000);

let server: Server;
let received = 0;

beforeEach(async () => {
  received = 0;
  const app = express();
  app.use((coming, _response, next) => {
    coming.on("data", (chunk: Buffer) => {
      received += chunk.byteLength;
    });
    next();
  });
  app.post("/", unfinishedBodies(), express.raw({ type: () => true, limit: "5mb" }), (_request, response) => {
    response.end("whole");
  });
  app.use(((_error, _request, response, _next) => void response.destroy()) satisfies express.ErrorRequestHandler);
  server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  vi.useRealTimers();
  server.closeAllConnections();
  server.close();
});

/** Sends so much of a body, and no more; tells whether the connection was ended. */
function stopsAfter(bytes: Buffer) {
  const { port } = server.address() as AddressInfo;
  const sending = request({ port, host: "127.0.0.1", method: "POST", headers: { "content-length": 5_000_000 } });
  let isEnded = false;
  sending.on("error", () => {
    isEnded = true;
  });
  sending.write(bytes);
  return { isEnded: () => isEnded };
}

async function arrived(): Promise<void> {
  if (received > 0) return;
  await new Promise(setImmediate);
  return arrived();
}

const whole = async (body: Buffer | ReadableStream<Uint8Array>): Promise<string> => {
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}`, { method: "POST", body, duplex: "half" })).text();
};

test("sixty deliveries that stop halfway hold no more than a part of it, and a whole one is taken meanwhile", async () => {
  const stopped: ReturnType<typeof stopsAfter>[] = [];
  for (let sent = 1; sent <= 60; sent += 1) {
    stopped.push(stopsAfter(LARGE));
    await vi.waitFor(() => expect(received).toBe(sent * LARGE.byteLength), 10_000);
  }
  await vi.waitFor(() => expect(stopped.filter(({ isEnded }) => !isEnded()).length).toBeLessThanOrEqual(6), 5000);
  expect(stopped.at(-1)?.isEnded()).toBe(false);
  expect(await whole(LARGE)).toBe("whole");
});

test("a delivery in pieces of one byte, each of which takes hundreds, is dropped long before it has a megabyte", async () => {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  let isEnded = false;
  socket
    .on("error", () => {})
    .once("close", () => {
      isEnded = true;
    });
  socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
  socket.write("1\r\nx\r\n".repeat(900_000));
  await vi.waitFor(() => expect(isEnded || received === 900_000).toBe(true), 10_000);
  await vi.waitFor(() => expect(isEnded).toBe(true));
  expect(received).toBeLessThan(100_000);
  expect(await whole(LARGE)).toBe("whole");
});

test("a large delivery in pieces as a network makes them is taken", async () => {
  const piece = Buffer.alloc(1_400);
  const pieces = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (let sent = 0; sent < 3_500; sent += 1) controller.enqueue(piece);
      controller.close();
    },
  });
  expect(await whole(pieces)).toBe("whole");
});

test("finished deliveries count no more", async () => {
  const slow = stopsAfter(Buffer.from("{"));
  for (let sent = 0; sent < 20; sent += 1) expect(await whole(LARGE)).toBe("whole");
  expect(slow.isEnded()).toBe(false);
});

test("a delivery that does not end in half a minute is dropped, one of ten seconds is not", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const slow = stopsAfter(Buffer.from("{"));
  await arrived();
  vi.advanceTimersByTime(10_000);
  for (let turns = 0; turns < 20; turns += 1) await new Promise(setImmediate);
  expect(slow.isEnded()).toBe(false);
  vi.advanceTimersByTime(21_000);
  while (!slow.isEnded()) await new Promise(setImmediate);
});
