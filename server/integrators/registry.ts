import type { Invoice } from "../invoice/invoice.ts";
import type {
  AccessField,
  AccessKeeper,
  Integrator,
  IntegratorAccess,
  IntegratorCapabilities,
  IntegratorChoice,
} from "../pipeline/ports/integrator.ts";
import { writeJson } from "./exact-json.ts";
import { trialGuide } from "./sandbox/guide.ts";
import { createSandbox, SANDBOX_CAPABILITIES, type SandboxParts } from "./sandbox/integrator.ts";
import { createNes, NES_CAPABILITIES } from "./nes/integrator.ts";
import { toUbl } from "./nes/transform.ts";
import { CONSENT_URL } from "./parasut/tokens.ts";
import { createParasut, PARASUT_CAPABILITIES } from "./parasut/integrator.ts";
import { createNilvera, NILVERA_CAPABILITIES } from "./nilvera/integrator.ts";
import { toSendModel } from "./nilvera/transform.ts";
import { createTurkcell, TURKCELL_CAPABILITIES } from "./turkcell/integrator.ts";
import { toModel } from "./turkcell/transform.ts";

/** An integrator the app can speak to. */
export type Provider = IntegratorChoice & {
  /** `undefined` for one inside the app. */
  readonly hosts: { readonly live: string; readonly test: string } | undefined;
  readonly capabilities: IntegratorCapabilities;
  readonly create: (connection: Connection) => Integrator;
  /** The document as the integrator takes it, for whoever wants to look at it. */
  readonly writeModel?: (invoice: Invoice) => string;
};

export type Connection = {
  readonly access: IntegratorAccess;
  readonly baseUrl: string;
  readonly timeoutMs?: number | undefined;
  /** What the trial is made from. */
  readonly sandbox: SandboxParts;
  /** Where access is kept that changes by itself. */
  readonly keeper?: AccessKeeper | undefined;
  readonly now?: (() => Date) | undefined;
};

const API_KEY: AccessField = { name: "apiKey", isSecret: true };
/** The account's own number, where the integrator has no question for it. */
const VKN: AccessField = { name: "vkn", isSecret: false };

/** One with a host of its own. */
type Outside = Omit<Provider, "create" | "mailsBuyer"> & {
  readonly create: (connection: Omit<Connection, "sandbox">) => Integrator;
};

const OUTSIDE: readonly Outside[] = [
  {
    kind: "nilvera",
    name: "Nilvera",
    accessFields: [API_KEY],
    hosts: { live: "https://api.nilvera.com", test: "https://apitest.nilvera.com" },
    capabilities: NILVERA_CAPABILITIES,
    create: ({ access, baseUrl, timeoutMs }) =>
      createNilvera({ apiKey: access["apiKey"] ?? "", baseUrl, fetchTimeoutMs: timeoutMs }),
    writeModel: (invoice) => writeJson(toSendModel(invoice)),
  },
  {
    kind: "nes",
    name: "NES",
    accessFields: [API_KEY, VKN],
    hosts: { live: "https://api.nes.com.tr", test: "https://apitest.nes.com.tr" },
    capabilities: NES_CAPABILITIES,
    create: ({ access, baseUrl, timeoutMs }) =>
      createNes({ apiKey: access["apiKey"] ?? "", vkn: access["vkn"] ?? "", baseUrl, timeoutMs }),
    writeModel: toUbl,
  },
  {
    kind: "turkcell",
    name: "Turkcell e-Şirket",
    accessFields: [API_KEY, VKN],
    hosts: { live: "https://efaturaservice.turkcellesirket.com", test: "https://efaturaservicetest.isim360.com" },
    capabilities: TURKCELL_CAPABILITIES,
    create: ({ access, baseUrl, timeoutMs }) =>
      createTurkcell({ apiKey: access["apiKey"] ?? "", vkn: access["vkn"] ?? "", baseUrl, timeoutMs }),
    writeModel: (invoice) => writeJson(toModel(invoice)),
  },
  {
    kind: "parasut",
    name: "Paraşüt",
    accessFields: [
      { name: "companyId", isSecret: false },
      { name: "clientId", isSecret: false },
      { name: "clientSecret", isSecret: true },
      { name: "code", isSecret: true },
    ],
    isLiveOnly: true,
    consentUrl: CONSENT_URL,
    hosts: { live: "https://api.parasut.com", test: "https://api.parasut.com" },
    capabilities: PARASUT_CAPABILITIES,
    create: ({ now = () => new Date(), ...connection }) => createParasut({ ...connection, now }),
  },
];

const NOBODY = { access: {}, baseUrl: "http://127.0.0.1" };

/** Every integrator, in the order a merchant chooses from. What an adapter has no function for is not offered. */
export const PROVIDERS: readonly Provider[] = [
  {
    kind: "sandbox",
    name: "Deneme modu",
    isTrial: true,
    guide: trialGuide,
    accessFields: [],
    hosts: undefined,
    capabilities: SANDBOX_CAPABILITIES,
    create: ({ sandbox }) => createSandbox(sandbox),
  },
  ...OUTSIDE.map((one) => ({ ...one, mailsBuyer: one.create(NOBODY).sendMail !== undefined })),
];

/** `undefined` for a kind nobody knows (any more). */
export const providerOf = (kind: string): Provider | undefined => PROVIDERS.find((one) => one.kind === kind);
