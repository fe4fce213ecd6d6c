import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type NilveraStandIn, startNilveraStandIn } from "../../demo/nilvera/stand-in.ts";
import type { SendFault } from "../../demo/nilvera/knobs.ts";
import { createNilvera } from "../../server/integrators/nilvera/integrator.ts";
import { anInvoice } from "../server/integrators/an-invoice.ts";
import { type ContractFault, type IntegratorHarness, integratorContract } from "./integrator-contract.ts";

const API_KEY = "contract-key";
const ACCOUNT = { vkn: "1234567808", title: "Örnek E-Ticaret A.Ş." };
/** Long enough for a busy machine to answer, short enough to wait for where no answer comes. */
const TIMEOUT_MS = 800;

integratorContract("Nilvera", async (): Promise<IntegratorHarness> => {
  const taxpayers: Record<string, { title: string; aliases: string[] }> = {};
  const standIn = await startNilveraStandIn({
    port: 0,
    apiKey: API_KEY,
    company: ACCOUNT,
    series: ["EAR"],
    taxpayers,
    issueAfterMs: Number.POSITIVE_INFINITY,
    now: () => new Date("2026-11-20T09:00:00Z"),
  });
  const at = (baseUrl: string) => createNilvera({ apiKey: API_KEY, baseUrl, fetchTimeoutMs: TIMEOUT_MS });
  return {
    integrator: at(standIn.url),
    unreachable: at(await nobody()),
    invoice: (ettn, changes) => anInvoice({ ettn, ...changes }),
    unknownSeries: "YNI",
    sends: () => standIn.counts()["POST /earchive/Send/Model"] ?? 0,
    copies: (ettn) => standIn.documents().filter((document) => document.ettn === ettn).length,
    fail: (fault) => turn(standIn, fault),
    finish: (outcome) => {
      standIn.knobs.outcome = outcome === "issued" ? "succeed" : "error";
      standIn.knobs.issueAfterMs = 0;
    },
    cancel: async (ettn) => {
      const headers = { authorization: `Bearer ${API_KEY}` };
      await fetch(`${standIn.url}/earchive/Invoices/${ettn}/Cancel`, { method: "PUT", headers });
    },
    report: () => {
      standIn.knobs.isReported = true;
    },
    registerTaxpayer: (taxId, alias) => {
      taxpayers[taxId] = { title: "Deneme Ltd. Şti.", aliases: ["urn:mail:defaultgb@example.com", alias] };
    },
    account: ACCOUNT,
    close: standIn.close,
  };
});

const SEND_FAULTS: Partial<Record<ContractFault, SendFault>> = {
  "too-many-requests": "429",
  "timeout-after-storing": "hang-after-storing",
  "timeout-without-storing": "hang-before-storing",
  "reset-after-storing": "reset-after-storing",
  "error-500-after-storing": "500-after-storing",
  "error-500-without-storing": "500-without-storing",
  "broken-json": "broken-json",
  "empty-body": "empty-body",
  "slow-body": "slow-body",
  "no-number-yet": "empty-number",
};

const READ_FAULTS = { "reads-fail": "500", "reads-hang": "hang", "reads-answered-by-a-proxy": "html-404" } as const;

function turn({ knobs }: NilveraStandIn, fault: ContractFault | undefined): void {
  knobs.send = fault && SEND_FAULTS[fault];
  knobs.read = Object.entries(READ_FAULTS).find(([name]) => name === fault)?.[1];
  knobs.rejectsKeys = fault === "wrong-key";
  knobs.credit = fault === "no-credit" ? 0 : 1000;
  knobs.retryAfterSeconds = 7;
}

/** An address that was free a moment ago. */
async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  return `http://127.0.0.1:${port}`;
}
