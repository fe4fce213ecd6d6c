import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach } from "vitest";
import { createNilvera } from "../../../../server/integrators/nilvera/integrator.ts";
import type { Integrator } from "../../../../server/pipeline/ports/integrator.ts";

/** Answers of Nilvera that the stand-in never gives, told line by line: "METHOD path-without-query" → answers in turn. */
export type Script = Record<string, readonly (readonly [status: number, body: unknown])[]>;

export const error = (code: number) => ({ Message: "M", Errors: [{ Code: code, Description: "D", Detail: "T" }] });

type Scripted = { script: Script; calls: string[]; nilvera: Integrator };

/** The adapter before a server that says what the test's script says; a new one for each test. */
export function scriptedNilvera(): Scripted {
  let server: Server;
  const on: Scripted = {
    script: {},
    calls: [],
    nilvera: createNilvera({ apiKey: "key", baseUrl: "http://127.0.0.1:9" }),
  };

  beforeEach(async () => {
    Object.assign(on, { script: {}, calls: [] });
    server = createServer((request, response) => {
      const call = `${request.method} ${request.url?.split("?")[0]}`;
      const turn = on.calls.filter((one) => one === call).length;
      on.calls.push(call);
      const [status, body] = on.script[call]?.[turn] ?? [500, "unscripted"];
      response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const { port } = server.address() as AddressInfo;
    on.nilvera = createNilvera({ apiKey: "key", baseUrl: `http://127.0.0.1:${port}` });
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  return on;
}
