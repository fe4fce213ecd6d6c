import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Integrator } from "../../../server/pipeline/ports/integrator.ts";

export type Say = (path: string) => readonly [status: number, body: unknown];

/** An integrator that hears just this, for as long as the test runs. */
export async function hearing(connect: (baseUrl: string) => Integrator, say: Say): Promise<Integrator> {
  const server = createServer((request, response) => {
    const [status, body] = say(request.url ?? "");
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}
