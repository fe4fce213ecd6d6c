import { expect, test } from "vitest";
import { createNes } from "../../../server/integrators/nes/integrator.ts";
import { createNilvera } from "../../../server/integrators/nilvera/integrator.ts";
import { createParasut } from "../../../server/integrators/parasut/integrator.ts";
import { createTurkcell } from "../../../server/integrators/turkcell/integrator.ts";
import type { Integrator } from "../../../server/pipeline/ports/integrator.ts";
import { hearing } from "./hearing.ts";
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
const saying = (vendor: Vendor, answer: unknown): Promise<Integrator> =>
  hearing(vendor.connect, (path) => {
    const isCard = path.includes("GetGlobalCustomerInfo");
    return isCard ? [404, { Errors: [{ Code: 3003, Description: "Bulunamadı" }] }] : [200, answer];
  });

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

test.each(Object.entries(VENDORS))("%s: a gateway's 404 in JSON makes no consumer of a buyer", async (_, vendor) => {
  const integrator = await hearing(vendor.connect, () => [404, { message: "no Route matched with those values" }]);
  const code = expect.stringMatching(/^INTEGRATOR_(ANSWER_INVALID|UNREACHABLE)$/) as string;
  await expect(integrator.lookUpTaxpayer(ASKED)).rejects.toMatchObject({ code });
});

test.each(["nes", "turkcell"])("%s: a 404 of a registry that knows the account itself is a no", async (name) => {
  const vendor = VENDORS[name];
  if (!vendor) throw new Error("no such vendor");
  const integrator = await hearing(vendor.connect, (path) =>
    path.includes(OTHER) ? [200, vendor.tell(OTHER, "OZEL")] : [404, { message: "Bulunamadı" }],
  );
  expect(await integrator.lookUpTaxpayer(ASKED)).toEqual({ registered: false });
});
