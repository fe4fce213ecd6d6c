import type { Invoice } from "../invoice/invoice.ts";
import type { AccessField, Integrator, IntegratorChoice } from "../pipeline/integrator.ts";
import { writeJson } from "./exact-json.ts";
import { createSandbox, type SandboxParts } from "./sandbox/integrator.ts";
import { createNes } from "./nes/integrator.ts";
import { toUbl } from "./nes/transform.ts";
import { createNilvera } from "./nilvera/integrator.ts";
import { toSendModel } from "./nilvera/transform.ts";
import { createTurkcell } from "./turkcell/integrator.ts";
import { toModel } from "./turkcell/transform.ts";

/** An integrator the app can speak to. */
export type Provider = IntegratorChoice & {
  /** `undefined` for one inside the app. */
  readonly hosts: { readonly live: string; readonly test: string } | undefined;
  readonly create: (connection: Connection) => Integrator;
  /** The document as the integrator takes it, for whoever wants to look at it. */
  readonly writeModel?: (invoice: Invoice) => string;
};

export type Connection = {
  readonly access: Readonly<Record<string, string>>;
  readonly baseUrl: string;
  readonly timeoutMs?: number | undefined;
  /** What the trial is made from. */
  readonly sandbox: SandboxParts;
};

const API_KEY: AccessField = { name: "apiKey", isSecret: true };
/** The account's own number, where the integrator has no question for it. */
const VKN: AccessField = { name: "vkn", isSecret: false };

/** Every integrator, in the order a merchant chooses from. */
export const PROVIDERS: readonly Provider[] = [
  {
    kind: "sandbox",
    name: "Deneme modu",
    isTrial: true,
    accessFields: [],
    hosts: undefined,
    create: ({ sandbox }) => createSandbox(sandbox),
  },
  {
    kind: "nilvera",
    name: "Nilvera",
    accessFields: [API_KEY],
    hosts: { live: "https://api.nilvera.com", test: "https://apitest.nilvera.com" },
    create: ({ access, baseUrl, timeoutMs }) =>
      createNilvera({ apiKey: access["apiKey"] ?? "", baseUrl, fetchTimeoutMs: timeoutMs }),
    writeModel: (invoice) => writeJson(toSendModel(invoice)),
  },
  {
    kind: "nes",
    name: "NES",
    accessFields: [API_KEY, VKN],
    hosts: { live: "https://api.nes.com.tr", test: "https://apitest.nes.com.tr" },
    create: ({ access, baseUrl, timeoutMs }) =>
      createNes({ apiKey: access["apiKey"] ?? "", vkn: access["vkn"] ?? "", baseUrl, timeoutMs }),
    writeModel: toUbl,
  },
  {
    kind: "turkcell",
    name: "Turkcell e-Şirket",
    accessFields: [API_KEY, VKN],
    hosts: { live: "https://efaturaservice.turkcellesirket.com", test: "https://efaturaservicetest.isim360.com" },
    create: ({ access, baseUrl, timeoutMs }) =>
      createTurkcell({ apiKey: access["apiKey"] ?? "", vkn: access["vkn"] ?? "", baseUrl, timeoutMs }),
    writeModel: (invoice) => writeJson(toModel(invoice)),
  },
];

/** `undefined` for a kind nobody knows (any more). */
export const providerOf = (kind: string): Provider | undefined => PROVIDERS.find((one) => one.kind === kind);
