import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below what systems give to whoever asks for any port or opens a connection: nobody is handed it before its user listens. */
const FROM = 12_000;
const TO = 32_000;

/** A port nobody listens on, for a process that has to know its address before it starts. */
export async function freePort(): Promise<number> {
  const port = randomInt(FROM, TO);
  const server = createServer();
  const isFree = await new Promise<boolean>((resolve, reject) => {
    server.once("error", (cause) => ("code" in cause && cause.code === "EADDRINUSE" ? resolve(false) : reject(cause)));
    server.listen(port, "127.0.0.1", () => resolve(true));
  });
  if (!isFree) return freePort();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
