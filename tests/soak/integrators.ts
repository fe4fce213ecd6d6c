import type { ReadFault, SendFault } from "../../demo/stand-in/knobs.ts";
import { startNesStandIn } from "../../demo/nes/stand-in.ts";
import { startNilveraStandIn } from "../../demo/nilvera/stand-in.ts";
import type { BoxedAccount } from "../../demo/store-in-a-box.ts";
import { DEMO_PROFILE } from "../../demo/shop-profile.ts";
import { soakParasut } from "./parasut.ts";
import { startTurkcellStandIn } from "../../demo/turkcell/stand-in.ts";

export type Document = { readonly ettn: string; readonly number: string };

/** An integrator under a soak: what it is asked is counted, what it keeps is compared at the end. */
export type SoakIntegrator = {
  readonly account: BoxedAccount;
  /** What goes wrong from now on; nothing is calm. */
  readonly disturb: (faults: { readonly send?: SendFault | undefined; readonly read?: ReadFault | undefined }) => void;
  readonly counts: () => Readonly<Record<Counted, number>>;
  /** `undefined` where the app's own database keeps them. */
  readonly documents: (() => readonly Document[]) | undefined;
  /** ETTN of each document that was mailed, once for each time; `undefined` where nobody counts them. */
  readonly mailed?: (() => readonly string[]) | undefined;
  /** Of an integrator of two phases: at which one each document stands that is none yet. */
  readonly phases?: () => readonly string[];
  /** What should not be in its books at the end, in words. */
  readonly leftovers?: () => readonly string[];
  /** Of an account that may be asked little. */
  readonly pace?: Pace;
  readonly close: () => Promise<void>;
};

export type Pace = {
  /** No more is sold while so many orders are not issued. */
  readonly mostOpen: number;
  /** How long a moment to die at is waited for. */
  readonly momentMs: number;
  /** How long so many orders may take to come to rest. */
  readonly settleMs: (orders: number) => number;
};

type Counted = "sends" | "statusReads" | "fileReads" | "mails";

/** Every integrator that can be soaked, by its kind. */
export const SOAK_INTEGRATORS = {
  nilvera: async () => {
    const standIn = await startNilveraStandIn({ ...BASICS, series: SERIES });
    const mailed = () => standIn.mailed().map(({ ettn }) => ettn);
    return { ...onTheWire("nilvera", { apiKey: KEY }, standIn), mailed };
  },
  nes: async () => {
    const company = { ...COMPANY, senderAlias: "urn:mail:defaultgb@example.com" };
    const series = SERIES.map((prefix) => ({ module: "earchive" as const, prefix, isPortal: true }));
    return onTheWire("nes", KEY_AND_VKN, await startNesStandIn({ ...BASICS, company, series }));
  },
  turkcell: async () => onTheWire("turkcell", KEY_AND_VKN, await startTurkcellStandIn({ ...BASICS, series: SERIES })),
  parasut: soakParasut,
  sandbox: async () => INSIDE,
} as const satisfies Record<string, () => Promise<SoakIntegrator>>;

export type SoakKind = keyof typeof SOAK_INTEGRATORS;

const KEY = "soak-key-of-the-shop";
const COMPANY = { vkn: DEMO_PROFILE.seller.vkn, title: DEMO_PROFILE.seller.title };
const KEY_AND_VKN = { apiKey: KEY, vkn: COMPANY.vkn };
const SERIES = ["EAR", "EFT"];
const BASICS = { port: 0, apiKey: KEY, company: COMPANY };

/** The trial stands inside the app: it dies with it, and only its database remains. */
const INSIDE: SoakIntegrator = {
  account: { kind: "sandbox", access: {}, url: undefined },
  disturb: () => {},
  counts: () => ({ sends: 0, statusReads: 0, fileReads: 0, mails: 0 }),
  documents: undefined,
  close: async () => {},
};

type StandIn = {
  readonly url: string;
  readonly knobs: object;
  readonly counts: () => Readonly<Record<string, number>>;
  readonly documents: () => readonly Document[];
  readonly close: () => Promise<void>;
};

function onTheWire(kind: string, access: BoxedAccount["access"], standIn: StandIn): SoakIntegrator {
  Object.assign(standIn.knobs, { issueAfterMs: 150, retryAfterSeconds: 1, credit: 1_000_000 });
  const sum = (isMeant: RegExp) =>
    Object.entries(standIn.counts()).reduce((total, [name, count]) => total + (isMeant.test(name) ? count : 0), 0);
  return {
    account: { kind, access, url: standIn.url },
    disturb: ({ send, read }) => void Object.assign(standIn.knobs, { send, read }),
    counts: () => ({ sends: sum(SEND), statusReads: sum(STATUS), fileReads: sum(FILE), mails: sum(MAIL) }),
    documents: standIn.documents,
    close: standIn.close,
  };
}

/* Routes as the stand-ins count them. */
const SEND = /^POST .*\/(Send\/Model|uploads\/document|create)$/i;
const FILE = /^GET .*\/:\w+\/(pdf|xml|ubl)(\/:\w+)?$/i;
const MAIL = /^POST .*mail/i;
const STATUS = /^GET .*(\/:\w+\/status|\/invoices\/:\w+)$/i;
