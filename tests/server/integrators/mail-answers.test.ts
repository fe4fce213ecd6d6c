import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createNes } from "../../../server/integrators/nes/integrator.ts";
import { createNilvera } from "../../../server/integrators/nilvera/integrator.ts";
import { createTurkcell } from "../../../server/integrators/turkcell/integrator.ts";
import type { Integrator } from "../../../server/pipeline/ports/integrator.ts";
import { anInvoice } from "./an-invoice.ts";

type Said = { readonly status: number; readonly body?: string; readonly type?: string };

const GATEWAY = "<!doctype html><title>502</title><p>Please wait…</p>";
const json = (status: number, body: unknown): Said => ({
  status,
  body: JSON.stringify(body),
  type: "application/json",
});

let server: Server;
let said: Said;
let baseUrl: string;

beforeEach(async () => {
  server = createServer((request, response) => {
    request.resume();
    response.writeHead(said.status, { "content-type": said.type ?? "text/plain" }).end(said.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** As each vendor says yes: Nilvera in a JSON string (its OpenAPI), NES and Turkcell by the status alone. */
const INTEGRATORS: readonly (readonly [string, () => Integrator, Said, Said])[] = [
  [
    "Nilvera",
    () => createNilvera({ apiKey: "key", baseUrl }),
    json(200, "Mail kuyruğa eklendi."),
    json(404, { Message: "M", Errors: [{ Code: 3013, Description: "Mail modülü yok", Detail: "" }] }),
  ],
  [
    "NES",
    () => createNes({ apiKey: "key", vkn: "1234567808", baseUrl }),
    { status: 200 },
    json(422, { errors: [{ code: "MODULE_NOT_ACTIVE", detail: "Mail modülü yok" }] }),
  ],
  [
    "Turkcell",
    () => createTurkcell({ apiKey: "key", vkn: "1234567808", baseUrl }),
    { status: 200 },
    json(422, { prefix: ["Mail modülü yok"] }),
  ],
];

describe.each(INTEGRATORS)("%s", (name, connect, yes, lacking) => {
  const mail = (answer: Said) => {
    said = answer;
    return connect().sendMail?.(anInvoice(), "alici@example.com");
  };

  test("mailed what it says it mailed", async () => {
    expect(await mail(yes)).toEqual({ kind: "done" });
  });

  test.each<[string, Said]>([
    ["a gateway's page", { status: 200, body: GATEWAY, type: "text/html" }],
    ["a page that does not say it is one", { status: 200, body: GATEWAY, type: "application/json" }],
    ["an empty page", { status: 200, type: "text/html" }],
    ["a status that is no yes", { status: 202, body: '"ok"', type: "application/json" }],
  ])("may have mailed what %s was answered to", async (_, answer) => {
    expect(await mail(answer)).toEqual({ kind: "unknown" });
  });

  test("refuses in its own words what the account lacks for mail alone", async () => {
    expect(await mail(lacking)).toMatchObject({ kind: "refused", provider: { text: "Mail modülü yok" } });
    expect(await mail(json(403, {}))).toMatchObject({ kind: "refused", provider: { code: "403" } });
  });

  test("refuses everything of an account by a wrong key", async () => {
    await expect(mail(json(401, {}))).rejects.toMatchObject({ code: "INTEGRATOR_CONFIG", facts: { status: 401 } });
  });

  test("is not taken to have cancelled anything by a gateway's page", async () => {
    said = { status: 200, body: GATEWAY, type: "text/html" };
    expect(await connect().cancel?.(anInvoice(), "İptal"), name).toEqual({ kind: "unknown" });
  });
});
