import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createNes } from "../../../server/integrators/nes/integrator.ts";
import { createNilvera } from "../../../server/integrators/nilvera/integrator.ts";
import { createParasut } from "../../../server/integrators/parasut/integrator.ts";
import { createTurkcell } from "../../../server/integrators/turkcell/integrator.ts";
import type { Integrator } from "../../../server/pipeline/ports/integrator.ts";
import { connected, LONG } from "./parasut/a-parasut.ts";

const ASKED = "9876543217";
const OTHER = "1234567808";
const ALIAS = "urn:mail:defaultpk@deneme.example";
const TITLE = "Deneme A.Ş.";

type Vendor = {
  readonly connect: (baseUrl: string) => Integrator;
  /** How it tells of a taxpayer with this number, of this kind. */
  readonly tell: (taxId: string, type: "OZEL" | "KAMU") => unknown;
};

const VENDORS: Readonly<Record<string, Vendor>> = {
  nilvera: {
    connect: (baseUrl) => createNilvera({ apiKey: "key", baseUrl }),
    tell: (TaxNumber, Type) => [{ TaxNumber, Title: TITLE, Name: ALIAS, Type }],
  },
  nes: {
    connect: (baseUrl) => createNes({ apiKey: "key", vkn: OTHER, baseUrl }),
    tell: (identifier, type) => [{ identifier, title: TITLE, type, aliases: [{ alias: ALIAS, type: "Pk" }] }],
  },
  turkcell: {
    connect: (baseUrl) => createTurkcell({ apiKey: "key", vkn: OTHER, baseUrl }),
    tell: (Identifier, type) => ({
      Definition: { Identifier, Title: TITLE, GibUserType: type === "KAMU" ? 1 : 2 },
      ReceiverboxAliases: [{ Identifier, Alias: ALIAS, AppType: 1, IsActive: true }],
    }),
  },
  parasut: {
    connect: (baseUrl) => createParasut({ access: connected(LONG), baseUrl, now: () => new Date() }),
    tell: (vkn, inbox_type) => ({
      data: [{ id: "1", attributes: { vkn, e_invoice_address: ALIAS, name: TITLE, inbox_type } }],
    }),
  },
};

/** An integrator whose every answer is this one; what is not asked for in that shape finds nothing. */
async function saying({ connect }: Vendor, answer: unknown): Promise<Integrator> {
  const server = createServer((request, response) => {
    const isCard = request.url?.includes("GetGlobalCustomerInfo") === true;
    const body = isCard ? { Errors: [{ Code: 3003, Description: "Bulunamadı" }] } : answer;
    response.writeHead(isCard ? 404 : 200, { "content-type": "application/json" }).end(JSON.stringify(body));
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

test.each(Object.entries(VENDORS))("%s: an answer about another number is none", async (_, vendor) => {
  const integrator = await saying(vendor, vendor.tell(OTHER, "OZEL"));
  await expect(integrator.lookUpTaxpayer(ASKED)).rejects.toMatchObject({ code: "INTEGRATOR_ANSWER_INVALID" });
});

test.each(Object.entries(VENDORS))("%s: a public body is told from everybody else", async (_, vendor) => {
  const told = { registered: true, title: TITLE, aliases: [ALIAS] };
  const company = await saying(vendor, vendor.tell(ASKED, "OZEL"));
  expect(await company.lookUpTaxpayer(ASKED)).toMatchObject({ ...told, isPublic: false });
  const council = await saying(vendor, vendor.tell(ASKED, "KAMU"));
  expect(await council.lookUpTaxpayer(ASKED)).toMatchObject({ ...told, isPublic: true });
});
