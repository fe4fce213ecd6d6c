import { existsSync, readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { expect, test } from "vitest";
import { z } from "zod";
import type { SeenRequest } from "../../../../demo/parasut/stand-in.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import { readYaml } from "../../../support/read-yaml.ts";
import { aCompany, aConsumer, aLine, anInternetSale, anInvoice, day, decimal, ettn } from "../an-invoice.ts";
import { partyName } from "../../../../server/invoice/parties/party.ts";
import { isCarriedByAll } from "../../../contracts/golden-misfits.ts";
import {
  GOLDEN_MAILBOX,
  GOLDEN_NOW,
  goldenEinvoices,
  type GoldenOrder,
  goldenOrders,
} from "../../../contracts/golden-orders.ts";
import { aParasut, COMPANY_ID, connectTo, documentsOf, sendWhole } from "./a-parasut.ts";

const FILE = new URL("../../../../../shared/specs/integrators/parasut-v4.swagger.yaml", import.meta.url);
const ALIAS = "urn:mail:defaultpk@example.com";

const BOOK: Partial<Invoice> = {
  type: "ISTISNA",
  lines: [aLine({ taxRate: 0, taxAmount: 0n, exemption: { code: "350", text: "Diğerleri" } })],
  taxSubtotals: [{ rate: 0, taxable: 10000n, tax: 0n, exemption: { code: "350", text: "Diğerleri" } }],
  totals: {
    lineExtension: 10000n,
    allowance: 0n,
    taxExclusive: 10000n,
    tax: 0n,
    taxInclusive: 10000n,
    payable: 10000n,
  },
};

/** One invoice of each kind of field the adapter can send. */
const SAMPLES: readonly Partial<Invoice>[] = [
  {},
  { buyer: aCompany(), profileId: "TICARIFATURA", receiverAlias: ALIAS },
  { buyer: aConsumer({ email: undefined, phone: undefined }), waybill: { kind: "this-invoice" }, notes: [] },
  BOOK,
  {
    currency: "USD",
    exchangeRate: { currency: "USD", rate: decimal("41.8250"), announcedOn: day("2026-11-19") },
    sale: anInternetSale({
      payment: { method: "KAPIDAODEME", date: undefined },
      transport: { carrierTitle: "Ali Veli", carrierTaxId: "10000000146", date: day("2026-11-21") },
    }),
  },
  { sale: { platform: "NORMAL", sendType: "KAGIT", receipt: undefined } },
];

/** Everything the adapter ever asks, as the stand-in received it. */
async function everyRequest(): Promise<readonly SeenRequest[]> {
  const taxpayers = { [aCompany().taxId.value]: { title: "Deneme Ltd. Şti.", aliases: [ALIAS] } };
  const parasut = await aParasut({ taxpayers });
  const integrator = connectTo(parasut);
  await integrator.verifyCredentials();
  await integrator.lookUpTaxpayer("9876543217");
  for (const [index, changes] of SAMPLES.entries()) {
    const invoice = anInvoice({ ...changes, ettn: ettn(`6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e0${index}`) });
    const { outcome, reference } = await sendWhole(integrator, invoice);
    expect(outcome, `sample ${index}`).toMatchObject({ kind: "accepted" });
    const key = { ettn: invoice.ettn, profileId: invoice.profileId, reference };
    await integrator.findByEttn(key);
    await integrator.download(key, "pdf");
    await integrator.cancel?.(key, "Sipariş iptal edildi");
    await integrator.undoCancel?.(key);
  }
  parasut.knobs.offByKurus = 1;
  await sendWhole(integrator, anInvoice());
  return parasut.requests();
}

const swagger = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  definitions: z.record(z.string(), z.unknown()),
});
const operation = z.object({
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        type: z.string().optional(),
        minimum: z.number().optional(),
        maximum: z.number().optional(),
        schema: z.unknown().optional(),
      }),
    )
    .default([]),
});

test("every request is one of Paraşüt's own file: known paths, filters and fields, and the right types", async (context) => {
  context.skip(!existsSync(FILE), "needs ../shared");
  const judge = readSwagger();
  const seen = await everyRequest();
  const problems = seen.flatMap(judge);
  expect(problems).toEqual([]);
  expect(new Set(seen.map(({ route }) => route)).size).toBeGreaterThan(13);
});

test("so are those of every golden order, as an e-Arşiv invoice and as an e-Fatura", async (context) => {
  context.skip(!existsSync(FILE), "needs ../shared");
  const einvoices = [...goldenEinvoices("TEMELFATURA"), ...goldenEinvoices("TICARIFATURA")];
  const taxpayers: Record<string, { title: string; aliases: string[] }> = {};
  const parasut = await aParasut({ taxpayers, now: () => new Date(GOLDEN_NOW) });
  const integrator = connectTo(parasut);
  const unmade: string[] = [];
  const sendAll = async (orders: readonly GoldenOrder[]) => {
    for (const { name, invoice } of orders.filter((order) => isCarriedByAll(order.name))) {
      const { outcome } = await sendWhole(integrator, invoice);
      if (outcome.kind !== "accepted") unmade.push(name);
    }
  };
  await sendAll(goldenOrders());
  for (const { buyer } of einvoices.map(({ invoice }) => invoice)) {
    taxpayers[buyer.taxId.value] = { title: partyName(buyer), aliases: [GOLDEN_MAILBOX] };
  }
  await sendAll(einvoices);
  expect(unmade).toEqual([]);
  expect(parasut.requests().flatMap(readSwagger())).toEqual([]);
  expect(documentsOf(parasut).length).toBeGreaterThan(60);
});

test("a field Paraşüt does not know, or tells itself, would be noticed", (context) => {
  context.skip(!existsSync(FILE), "needs ../shared");
  const body = {
    data: { type: "sales_invoices", attributes: { item_type: "invoice", issue_date: "2026-11-20", net_total: 1 } },
  };
  const told = readSwagger()({
    route: "GET /v4/115/sales_invoices",
    query: [
      ["filter[x]", "1"],
      ["page[size]", "26"],
      ["filter[contact_id]", "Ayşe"],
    ],
    body: "",
  });
  expect(told).toEqual([
    "GET /v4/115/sales_invoices knows no filter[x]",
    "GET /v4/115/sales_invoices page[size] must be <= 25",
    "GET /v4/115/sales_invoices filter[contact_id] must be integer",
  ]);
  const sent = { route: "POST /v4/115/sales_invoices", query: [] };
  expect(readSwagger()({ ...sent, body: JSON.stringify(body) })).toEqual([
    "POST /v4/115/sales_invoices /data/attributes must NOT have additional properties",
  ]);
  expect(readSwagger()({ ...sent, body: "" })).toEqual(["POST /v4/115/sales_invoices has no body"]);
});

/** What is wrong with a request, by the vendor's file. */
function readSwagger(): (request: SeenRequest) => readonly string[] {
  const { paths, definitions } = swagger.parse(readYaml(readFileSync(FILE, "utf8")));
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    formats: { date: /^\d{4}-\d{2}-\d{2}$/, email: /@/, number: /^\d+$/ },
  });
  const known = new Map<string, ValidateFunction>();
  const compiled = (schema: Schema): ValidateFunction => {
    const name = JSON.stringify(schema);
    const validate = known.get(name) ?? ajv.compile(schema);
    known.set(name, validate);
    return validate;
  };
  return ({ route, query, body }) => {
    const [method = "", path = ""] = route.replace(`/v4/${COMPANY_ID}`, "/{company_id}").replace("/v4", "").split(" ");
    const found = paths[path.replace(":id", "{id}")]?.[method.toLowerCase()];
    if (found === undefined) return [`${route} is not there`];
    const { parameters } = operation.parse(found);
    const names = new Map(parameters.filter((one) => one.in === "query").map((one) => [one.name, one]));
    const strange = query.flatMap(([name, value]) => {
      const parameter = names.get(name);
      if (parameter === undefined) return [`${route} knows no ${name}`];
      const { type, minimum, maximum } = parameter;
      const validate = compiled({ type, ...(minimum && { minimum }), ...(maximum && { maximum }) });
      validate(type === "integer" && /^\d+$/.test(value) ? Number(value) : value);
      return (validate.errors ?? []).map(({ message }) => `${route} ${name} ${message}`);
    });
    const form = parameters.find((one) => one.in === "body")?.schema;
    if (body === "") return form === undefined ? strange : [...strange, `${route} has no body`];
    if (form === undefined) return [...strange, `${route} takes no body`];
    const validate = compiled(closed(form, definitions));
    validate(JSON.parse(body));
    return [...strange, ...(validate.errors ?? []).map((error) => `${route} ${error.instancePath} ${error.message}`)];
  };
}

type Schema = Readonly<Record<string, unknown>>;
const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;

const TYPES: ReadonlySet<unknown> = new Set(["string", "number", "integer", "boolean", "array", "object"]);

/**
 * The schema whole and closed: references followed, joined parts joined, and an error for every field that is not there or
 * is only told by Paraşüt itself.
 */
function closed(schema: unknown, definitions: Schema): Schema {
  if (!isSchema(schema)) return {};
  const { $ref, allOf = [], properties, items, type, pattern: _forPeople, ...rest } = schema;
  if (typeof $ref === "string") return closed(definitions[$ref.replace("#/definitions/", "")], definitions);
  const parts = (Array.isArray(allOf) ? allOf : []).map((part) => closed(part, definitions));
  const own = Object.entries(isSchema(properties) ? properties : {})
    .filter(([, property]) => !(isSchema(property) && property["readOnly"] === true))
    .map(([name, property]) => [name, closed(property, definitions)]);
  const joined = parts.flatMap((part) => Object.entries(isSchema(part["properties"]) ? part["properties"] : {}));
  const fields = Object.fromEntries([...joined, ...own]);
  const isObject = isSchema(properties) || parts.length > 0;
  return {
    ...rest,
    // A few fields nobody sends have types no schema knows.
    ...(TYPES.has(type) && { type }),
    ...(isObject && { type: "object", properties: fields, additionalProperties: false }),
    ...(items !== undefined && { items: closed(items, definitions) }),
  };
}
