import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type NilveraStandIn,
  type NilveraStandInOptions,
  type ReceivedRequest,
  startNilveraStandIn,
} from "../../../../demo/nilvera/stand-in.ts";
import { createNilveraClient } from "../../../../server/integrators/nilvera/client.ts";
import { createNilvera } from "../../../../server/integrators/nilvera/integrator.ts";
import type { Iban } from "../../../../server/invoice/payment/iban.ts";
import { type Ettn, toEttn } from "../../../../server/invoice/ids.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import { partyName } from "../../../../server/invoice/parties/party.ts";
import {
  GOLDEN_MAILBOX,
  GOLDEN_NOW,
  goldenEinvoices,
  type GoldenOrder,
  goldenOrders,
} from "../../../contracts/golden-orders.ts";
import { COMPANY } from "../../../support/test-shop.ts";
import { aCompany, aLine, anInvoice } from "../an-invoice.ts";
import { nameOf, OPENAPI_FOLDER, readOpenApi } from "./openapi.ts";

const PK = "urn:mail:defaultpk@deneme.example";
const VKN = "9876543217";

describe("every request to Nilvera", () => {
  test("is one its OpenAPI files know, with no unknown parameter or field and of the right types", async (context) => {
    context.skip(!existsSync(OPENAPI_FOLDER), "needs ../shared");
    const standIn = await openStandIn({ [VKN]: { title: "DENEME LİMİTED ŞİRKETİ", aliases: [PK] } });
    await doEverything(standIn);
    const requests = standIn.requests();
    await standIn.close();
    expect(wrongsIn(requests)).toEqual([]);
    expect([...new Set(requests.map(nameOf))].toSorted()).toEqual(OPERATIONS);
  });

  test("is so for every golden order, as an e-Arşiv invoice and as an e-Fatura", async (context) => {
    context.skip(!existsSync(OPENAPI_FOLDER), "needs ../shared");
    const einvoices = [...goldenEinvoices("TEMELFATURA"), ...goldenEinvoices("TICARIFATURA")];
    const taxpayers: Taxpayers = {};
    const standIn = await openStandIn(taxpayers, {
      einvoiceSeries: ["EFT"],
      now: () => new Date(GOLDEN_NOW),
    });
    const nilvera = createNilvera({ apiKey: "key", baseUrl: standIn.url });
    const refused: unknown[] = [];
    const sendAll = async (orders: readonly GoldenOrder[]) => {
      for (const { name, invoice } of orders) {
        const outcome = await nilvera.submit(invoice);
        if (outcome.kind !== "accepted") refused.push([name, outcome]);
      }
    };
    await sendAll(goldenOrders());
    for (const { buyer } of einvoices.map(({ invoice }) => invoice)) {
      taxpayers[buyer.taxId.value] = { title: partyName(buyer), aliases: [GOLDEN_MAILBOX] };
    }
    await sendAll(einvoices);
    const requests = standIn.requests();
    await standIn.close();
    expect(refused).toEqual([]);
    expect(wrongsIn(requests)).toEqual([]);
    expect(requests.filter(({ url }) => url.startsWith("/einvoice/Send")).length).toBe(einvoices.length);
    expect(requests.length - einvoices.length).toBeGreaterThan(60);
  });

  test.each([
    ["an operation it does not have", "GET", "/earchive/Invoice", ""],
    ["a parameter it does not have", "GET", "/earchive/Series?Size=1", ""],
    ["a parameter of another type", "GET", "/earchive/Series?PageSize=all", ""],
    ["a word that is none of its own", "GET", "/general/GlobalCompany/Check/TaxNumber/9876543217?globalUserType=X", ""],
    ["a field it does not have", "POST", "/earchive/Series", '{"Name":"EAR","Year":2026}'],
    ["a field of another type", "POST", "/einvoice/Series", '{"Name":3}'],
    ["a body that is missing", "POST", "/earchive/Invoices/Email/Send", ""],
  ])("would be noticed with %s", (_, method, url, body) => {
    if (!existsSync(OPENAPI_FOLDER)) return expect(url).toMatch(/^\//);
    return expect(wrongsIn([{ method, url, contentType: "application/json", body }])).toHaveLength(1);
  });
});

function wrongsIn(requests: readonly ReceivedRequest[]): readonly unknown[] {
  const faultsOf = readOpenApi();
  return requests
    .map((request) => [nameOf(request), faultsOf(request)] as const)
    .filter(([, faults]) => faults.length > 0);
}

/** All that the adapter ever asks. */
const OPERATIONS = [
  "GET /earchive/Invoices",
  "GET /earchive/Invoices/{UUID}/Details",
  "GET /earchive/Invoices/{UUID}/Status",
  "GET /earchive/Invoices/{UUID}/html",
  "GET /earchive/Invoices/{UUID}/pdf",
  "GET /earchive/Invoices/{UUID}/xml",
  "GET /earchive/Series",
  "GET /einvoice/Sale",
  "GET /einvoice/Sale/{UUID}/Details",
  "GET /einvoice/Sale/{UUID}/EnvelopeInfo",
  "GET /einvoice/Sale/{UUID}/RejectedNote",
  "GET /einvoice/Sale/{UUID}/Status",
  "GET /einvoice/Sale/{UUID}/html",
  "GET /einvoice/Sale/{UUID}/pdf",
  "GET /einvoice/Sale/{UUID}/xml",
  "GET /einvoice/Series",
  "GET /general/Company",
  "GET /general/Company/Modules",
  "GET /general/Credits",
  "GET /general/GlobalCompany/Check/TaxNumber/{TaxNumber}",
  "GET /general/GlobalCompany/GetGlobalCustomerInfo/{TaxNumber}",
  "POST /earchive/Invoices/Email/Send",
  "POST /earchive/Send/Base64String",
  "POST /earchive/Send/Model",
  "POST /earchive/Send/Xml",
  "POST /earchive/Series",
  "POST /einvoice/Sale/Email/Send",
  "POST /einvoice/Send/Base64String",
  "POST /einvoice/Send/Model",
  "POST /einvoice/Send/Xml",
  "POST /einvoice/Series",
  "PUT /earchive/Invoices/{UUID}/Cancel",
  "PUT /earchive/Invoices/{UUID}/RevertCancel",
];

type Taxpayers = NonNullable<NilveraStandInOptions["taxpayers"]>;

const openStandIn = (taxpayers: Taxpayers, changes: Partial<NilveraStandInOptions> = {}): Promise<NilveraStandIn> =>
  startNilveraStandIn({
    port: 0,
    apiKey: "key",
    company: COMPANY,
    series: ["EAR"],
    einvoiceSeries: [],
    taxpayers,
    issueAfterMs: 0,
    now: () => new Date("2026-11-20T09:00:00Z"),
    ...changes,
  });

const ettnOf = (last: number): Ettn =>
  toEttn(`00000000-0000-4000-8000-${String(last).padStart(12, "0")}`) ?? ("" as Ettn);

async function doEverything(standIn: NilveraStandIn): Promise<void> {
  const access = { apiKey: "key", baseUrl: standIn.url };
  const nilvera = createNilvera(access);
  const stay = { type: "KONAKLAMAVERGISI", lines: [aLine({ accommodationTax: { rate: 2, amount: 200n } })] } as const;
  const toCompany = { profileId: "TICARIFATURA", series: "EFT", buyer: aCompany(), receiverAlias: PK } as const;
  const attachments = [{ fileName: "katalog.pdf", type: "pdf", base64: "JVBERi0A".repeat(90_000) }] as const;
  const documents: readonly Partial<Invoice>[] = [
    { payeeIban: "TR330006100519786457841326" as Iban },
    { ...stay, template: { kind: "kept", uuid: ettnOf(99) } },
    { ...toCompany, template: { kind: "kept", uuid: ettnOf(99) } },
    { ...toCompany, ...stay },
    { ...toCompany, ...stay, attachments },
    { ...stay, attachments, series: "YNI" },
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
  // Asked only where the status leaves GİB's code out, which the stand-in never does.
  await createNilveraClient(access).envelope(commercial.ettn);
  // And these only where its list does not name the document.
  await createNilveraClient(access).details("earchive", archive.ettn);
  await createNilveraClient(access).details("einvoice", commercial.ettn);
  for (const format of ["pdf", "xml", "html"] as const) {
    await nilvera.download(archive, format);
    await nilvera.download(commercial, format);
  }
  await nilvera.sendMail?.(archive, "alici@example.com");
  await nilvera.sendMail?.(commercial, "alici@example.com");
  await nilvera.listSeries?.("EARSIVFATURA");
  await nilvera.listSeries?.("TICARIFATURA");
  await nilvera.cancel?.(archive, "");
  await nilvera.undoCancel?.(archive);
}
