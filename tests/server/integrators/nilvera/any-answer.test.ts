import { existsSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { creditsLeft, listSeries, readAccount } from "../../../../server/integrators/nilvera/account.ts";
import { cancelInvoice, revertCancel } from "../../../../server/integrators/nilvera/cancel.ts";
import type { NilveraClient } from "../../../../server/integrators/nilvera/client.ts";
import { lookUpTaxpayer } from "../../../../server/integrators/nilvera/taxpayer.ts";
import { findInvoice } from "../../../../server/integrators/nilvera/track.ts";
import { anInvoice } from "../an-invoice.ts";
import { OPENAPI_FOLDER } from "./openapi.ts";

type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
};
type Spec = { readonly components: { readonly schemas: Readonly<Record<string, Schema>> } };

const { ettn } = anInvoice();
const ASKED = "9876543217";
const WORDS = ["", "x", ettn, ettn.toUpperCase(), "EAR2026000000001", "urn:mail:defaultpk@x.tr", "KAMU", "1234567808"];

/** What the file allows, written out in full as .NET does, and words of an enumeration that came later. */
function answers({ components }: Spec, schema: Schema): fc.Arbitrary<unknown> {
  const of = (one: Schema): fc.Arbitrary<unknown> => (one.nullable ? fc.option(valueOf(one)) : valueOf(one));
  const valueOf = ({ $ref, type, format, properties = {}, items, ...rest }: Schema): fc.Arbitrary<unknown> => {
    if ($ref !== undefined) return of(components.schemas[$ref.replace(/^.*\//, "")] ?? {});
    if (rest.enum) return fc.constantFrom(...rest.enum, "somethingNew");
    if (type === "array") return fc.array(of(items ?? {}), { maxLength: 3 });
    if (type === "boolean") return fc.boolean();
    if (type === "integer") return fc.constantFrom(0, -1, 1, 100, 1163, 1220, 1300, 2_147_483_647);
    if (type === "number") return fc.double({ noNaN: true, noDefaultInfinity: true });
    if (type === "string") return fc.constantFrom(...(format === "date-time" ? ["2026-11-20T09:00:00"] : WORDS));
    return fc.record(Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, named(name, one)])));
  };
  // An answer about another number is none, which is not in question here.
  const named = (name: string, one: Schema) => (name === "TaxNumber" ? fc.constantFrom(null, "", ASKED) : of(one));
  return of(schema);
}

const FILE = new URL("nilvera-general.swagger.json", OPENAPI_FOLDER);
const read = (module: string): Spec =>
  JSON.parse(readFileSync(new URL(`nilvera-${module}.swagger.json`, OPENAPI_FOLDER), "utf8")) as Spec;
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const list = (name: string): Schema => ({ type: "array", items: ref(name) });

const answered = (value: unknown) =>
  Promise.resolve({ kind: "answered", status: 200, headers: new Headers(), body: JSON.stringify(value) } as const);
const clientOf = (told: Readonly<Record<string, unknown>>): NilveraClient =>
  Object.fromEntries(Object.entries(told).map(([name, value]) => [name, () => answered(value)])) as never;

describe.skipIf(!existsSync(FILE))("whatever Nilvera's OpenAPI files allow it to answer (needs ../shared)", () => {
  test("tells the state of an e-Arşiv invoice", async () => {
    const spec = read("earchive");
    const told = fc.record({
      status: answers(spec, ref("StatusResponse")),
      search: answers(spec, ref("EArchiveInvoiceResponsePagination")),
      details: answers(spec, ref("EArchiveInvoiceDetailResponse")),
      cancel: fc.array(fc.constantFrom(...WORDS)),
      revertCancel: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(told, async (answer) => {
        const document = { ettn, profileId: "EARSIVFATURA" } as const;
        expect(await findInvoice(clientOf(answer), document)).toHaveProperty("state");
        for (const change of [cancelInvoice, revertCancel]) {
          expect((await change(clientOf(answer), document)).kind).toMatch(/^(done|refused|unknown)$/);
        }
      }),
    );
  });

  test("tells the state of an e-Fatura", async () => {
    const spec = read("einvoice");
    const told = fc.record({
      status: answers(spec, ref("StatusResponse")),
      search: answers(spec, ref("SaleInvoiceResponsePagination")),
      details: answers(spec, ref("SaleInvoiceDetailResponse")),
      envelope: answers(spec, ref("EnvelopeInfoResponse")),
      rejectedNote: answers(spec, { type: "string", nullable: true }),
    });
    await fc.assert(
      fc.asyncProperty(told, async (answer) => {
        const found = await findInvoice(clientOf(answer), { ettn, profileId: "TICARIFATURA" });
        expect(found).toHaveProperty("state");
      }),
    );
  });

  test("tells whether a buyer is registered, and never calls one with a row unregistered", async () => {
    const spec = read("general");
    const told = fc.record({
      taxpayer: answers(spec, list("GlobalCompanyInfoResponse")),
      taxpayerCard: answers(spec, ref("GlobalCustomerInfoResponse")),
    });
    await fc.assert(
      fc.asyncProperty(told, async (answer) => {
        const { registered } = await lookUpTaxpayer(clientOf(answer), ASKED);
        expect(registered).toBe((answer.taxpayer as readonly unknown[]).length > 0);
      }),
    );
  });

  test("tells what the account has", async () => {
    const [general, earchive] = [read("general"), read("earchive")];
    const told = fc.record({
      company: answers(general, ref("CompanyResponse")).map((company) => ({
        ...(company as object),
        TaxNumber: ASKED,
        IsActive: true,
        IsDeleted: false,
      })),
      credits: answers(general, list("CreditResponse")),
      modules: answers(general, list("CompanyModulesResponse")),
      series: answers(earchive, ref("SerieResponsePagination")),
    });
    await fc.assert(
      fc.asyncProperty(told, async (answer) => {
        const client = clientOf(answer);
        expect(await readAccount(client)).toMatchObject({ vkn: ASKED });
        const isToldOf = (answer.credits as readonly unknown[]).length > 0;
        expect((await creditsLeft(client)) !== undefined).toBe(isToldOf);
        expect(await listSeries(client, "EARSIVFATURA")).toBeInstanceOf(Array);
      }),
    );
  });
});
