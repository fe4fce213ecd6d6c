import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { type NilveraStandIn, type ReceivedRequest, startNilveraStandIn } from "../../../../demo/nilvera/stand-in.ts";
import { createNilvera } from "../../../../server/integrators/nilvera/integrator.ts";
import type { Iban } from "../../../../server/invoice/payment/iban.ts";
import { type Ettn, toEttn } from "../../../../server/invoice/ids.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import type { Integrator } from "../../../../server/pipeline/ports/integrator.ts";
import { aCompany, aLine, anInvoice } from "../an-invoice.ts";

const FOLDER = new URL("../../../../../shared/specs/integrators/", import.meta.url);
const MODULES = ["earchive", "einvoice", "general"] as const;
const PK = "urn:mail:defaultpk@deneme.example";
const VKN = "9876543217";

type Schema = Readonly<Record<string, unknown>>;
type Operation = {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};
type Spec = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

describe("every request to Nilvera", () => {
  test("is one its OpenAPI files know, with no unknown parameter or field", async (context) => {
    context.skip(!existsSync(FOLDER), "needs ../shared");
    const specs = new Map(MODULES.map((module) => [module, readSpec(module)]));
    const standIn = await openStandIn();
    await doEverything(createNilvera({ apiKey: "key", baseUrl: standIn.url }), standIn);
    const judged = standIn.requests().map((request) => [nameOf(request), faultsOf(request, specs)] as const);
    await standIn.close();
    expect(judged.filter(([, faults]) => faults.length > 0)).toEqual([]);
    expect([...new Set(judged.map(([name]) => name))].toSorted()).toEqual(OPERATIONS);
  });
});

/** All that the adapter ever asks. */
const OPERATIONS = [
  "GET /earchive/Invoices",
  "GET /earchive/Invoices/{UUID}/Status",
  "GET /earchive/Invoices/{UUID}/pdf",
  "GET /earchive/Series",
  "GET /einvoice/Sale",
  "GET /einvoice/Sale/{UUID}/RejectedNote",
  "GET /einvoice/Sale/{UUID}/Status",
  "GET /einvoice/Sale/{UUID}/xml",
  "GET /einvoice/Series",
  "GET /general/Company",
  "GET /general/Company/Modules",
  "GET /general/Credits",
  "GET /general/GlobalCompany/Check/TaxNumber/{TaxNumber}",
  "GET /general/GlobalCompany/GetGlobalCustomerInfo/{TaxNumber}",
  "POST /earchive/Invoices/Email/Send",
  "POST /earchive/Send/Model",
  "POST /earchive/Send/Xml",
  "POST /einvoice/Sale/Email/Send",
  "POST /einvoice/Send/Base64String",
  "POST /einvoice/Send/Model",
  "POST /einvoice/Send/Xml",
  "POST /einvoice/Series",
  "PUT /earchive/Invoices/{UUID}/Cancel",
  "PUT /earchive/Invoices/{UUID}/RevertCancel",
];

const openStandIn = (): Promise<NilveraStandIn> =>
  startNilveraStandIn({
    port: 0,
    apiKey: "key",
    company: { vkn: "1234567808", title: "Örnek E-Ticaret A.Ş." },
    series: ["EAR"],
    einvoiceSeries: [],
    taxpayers: { [VKN]: { title: "DENEME LİMİTED ŞİRKETİ", aliases: [PK] } },
    issueAfterMs: 0,
    now: () => new Date("2026-11-20T09:00:00Z"),
  });

const ettnOf = (last: number): Ettn =>
  toEttn(`00000000-0000-4000-8000-${String(last).padStart(12, "0")}`) ?? ("" as Ettn);

async function doEverything(nilvera: Integrator, standIn: NilveraStandIn): Promise<void> {
  const stay = { type: "KONAKLAMAVERGISI", lines: [aLine({ accommodationTax: { rate: 2, amount: 200n } })] } as const;
  const toCompany = { profileId: "TICARIFATURA", series: "EFT", buyer: aCompany(), receiverAlias: PK } as const;
  const attachments = [{ fileName: "katalog.pdf", type: "pdf", base64: "JVBERi0A".repeat(90_000) }] as const;
  const documents: readonly Partial<Invoice>[] = [
    { payeeIban: "TR330006100519786457841326" as Iban },
    { ...stay, template: { kind: "kept", uuid: ettnOf(99) } },
    { ...toCompany, template: { kind: "kept", uuid: ettnOf(99) } },
    { ...toCompany, ...stay },
    { ...toCompany, ...stay, attachments },
  ];
  await nilvera.verifyCredentials();
  await nilvera.lookUpTaxpayer(VKN);
  for (const [index, changes] of documents.entries()) {
    const outcome = await nilvera.submit(anInvoice({ ettn: ettnOf(index), ...changes }));
    expect([index, outcome.kind]).toEqual([index, "accepted"]);
  }
  const [archive, commercial] = [
    { ettn: ettnOf(0), profileId: "EARSIVFATURA" },
    { ettn: ettnOf(2), profileId: "TICARIFATURA" },
  ] as const;
  await nilvera.findByEttn(archive);
  standIn.answer(commercial.ettn, "rejected", { isSilent: true });
  await nilvera.findByEttn(commercial);
  await nilvera.download(archive, "pdf");
  await nilvera.download(commercial, "xml");
  await nilvera.sendMail?.(archive, "alici@example.com");
  await nilvera.sendMail?.(commercial, "alici@example.com");
  await nilvera.listSeries?.("EARSIVFATURA");
  await nilvera.listSeries?.("TICARIFATURA");
  await nilvera.cancel?.(archive, "");
  await nilvera.undoCancel?.(archive);
}

const readSpec = (module: string): Spec =>
  JSON.parse(readFileSync(new URL(`nilvera-${module}.swagger.json`, FOLDER), "utf8")) as Spec;

/** The path as the OpenAPI files write it. */
const nameOf = ({ method, url }: ReceivedRequest): string =>
  `${method} ${new URL(url, "http://x").pathname
    .replace(/[0-9a-f-]{36}/, "{UUID}")
    .replace(/\/\d{10,11}$/, "/{TaxNumber}")}`;

function faultsOf(request: ReceivedRequest, specs: ReadonlyMap<string, Spec>): readonly unknown[] {
  const [method = "", path = ""] = nameOf(request).split(" ");
  const spec = specs.get(path.split("/")[1] ?? "");
  const operation = spec?.paths[path]?.[method.toLowerCase()];
  if (!spec || !operation) return ["no such operation"];
  const known = operation.parameters?.filter((one) => one.in === "query").map(({ name }) => name) ?? [];
  const unknown = [...new URL(request.url, "http://x").searchParams.keys()].filter((name) => !known.includes(name));
  return [...unknown, ...bodyFaults(request, { spec, operation })];
}

function bodyFaults({ contentType, body }: ReceivedRequest, { spec, operation }: { spec: Spec; operation: Operation }) {
  const content = operation.requestBody?.content ?? {};
  if (contentType.startsWith("multipart/form-data")) {
    const names = [...body.matchAll(/; name="([^"]+)"/g)].map(([, name]) => name);
    const fields = Object.keys(content["multipart/form-data"]?.schema["properties"] ?? {});
    return names.filter((name) => !fields.includes(name ?? ""));
  }
  const schema = content["application/json"]?.schema;
  if (schema === undefined) return body === "" ? [] : ["a body nobody asked for"];
  const ajv = new Ajv({ strict: false, allErrors: true });
  // .NET reads a date-time without an offset as wall clock, which the strict format would refuse.
  ajv.addFormat("date-time", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
  ajv.addFormat("uuid", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  for (const number of ["double", "int32"]) ajv.addFormat(number, true);
  const validate = ajv.compile({ ...spec, ...schema });
  validate(JSON.parse(body));
  return validate.errors ?? [];
}
