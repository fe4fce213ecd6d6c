import { PROVIDERS, type Provider } from "../../server/integrators/registry.ts";
import type { Integrator } from "../../server/pipeline/ports/integrator.ts";
import { CASE_NAMES, CASES, notApplicable, type Subject } from "../contracts/cases.ts";
import { GOLDEN_MISFITS, misfitsOf } from "../contracts/golden-misfits.ts";
import { table } from "./markdown.ts";

/** docs/integrators.md: the sentences stand here, the tables are drawn from the registry and the contract. */
export const integratorsPage = (): string => `# Integrators

This page is made from the code: \`npm test -- --update tests/docs.test.ts\` after a change.

A merchant keeps the integrator they already pay. All of them are asked through one port (\`server/pipeline/ports/integrator.ts\`), and the
pipeline decides by what an adapter declares, never by its name.

## What each can do

${table(
  ["", ...PROVIDERS.map(({ name }) => name)],
  ABILITIES.map(([ability, tell]) => [ability, ...subjects().map(tell)]),
)}

- **resend**: how the integrator lets a document go again that was taken and then failed. By itself the app sends again only what
  failed by a trouble of GİB's own, once, and only under the same ETTN. Otherwise the order waits for a person with the integrator's
  words, and *try again* first asks whether the failed document was mended in the portal (then that one counts) and otherwise
  issues a new one with a new ETTN. The old number stays with the failed
  document and the order's timeline says so.
- **e-Fatura**: it goes to the buyer's only mailbox (PK), or to the first one named as the default (\`defaultpk\`, \`defaultposta\`). Of several
  without a default a person chooses on the order's page (\`BUYER_MAILBOX_UNCLEAR\`); the choice holds while that mailbox is in use.
- **whose account**: where a key does not tell, the merchant types the number. Each original of a real account is then compared: one
  that bears another company's VKN holds the shop's queue until the account is connected anew (\`ACCOUNT_OF_ANOTHER\`).
- **KDV**: where an integrator works it out anew, its total is compared with the order's before anything is legal; a kuruş of difference
  goes to review.
- **rate**: requests an account may make; held over all workers together.
- **can mail the buyer**: the integrator sends an issued document to an address where it is asked to: for e-Arşiv invoices of shops that chose it, and where a person asks (decision 29).

### What has no place

An order that an integrator's model cannot hold whole is refused before anything is sent; it stands in *Kontrol bekleyenler* with this code
and what to do. These are all such orders of \`tests/golden\`; every other one goes through all integrators, and each must then hold the
order's own total, KDV, buyer and facts of the internet sale.

${table(["golden order", ...misfitted().map(({ name }) => name)], MISFIT_ORDERS.map(misfitRow))}

## How a refusal is understood

By HTTP status and the integrator's own code, from tables in its folder; never by the words of a message. What stands in no table may
hide a document that was taken, so it means *unknown*; a refusal of that kind is believed, and told with the integrator's words, once
it is said again of a document that was looked for and not found.

| class | for example | what happens |
|---|---|---|
| refused, data | a field missing, schematron | the order goes to review with the integrator's words; mended, it gets a new ETTN |
| refused, reroute | the buyer is an e-Fatura taxpayer | the registry is asked again, the other document goes, once |
| config | wrong key, no credit, unknown series | the shop's queue rests, one order probes, the merchant is told |
| duplicate | this ETTN is there already | it is read by ETTN: the same document is a success |
| retry | 429, nobody listens | after the time asked for, the same ETTN |
| unknown | timeout, broken line, 5xx, unreadable answer | looked up by ETTN; sent again only when it is provably not there |

## What all of them pass

\`npx vitest run --project contract\` asks every adapter these questions over real HTTP, its stand-in in a process of its own, and prints
this table with what it found. A stand-in is built from the vendor's own contract and refuses what the vendor would refuse.

${table(["case", "", ...PROVIDERS.map(({ name }) => name)], CASE_NAMES.map(caseRow))}

## Add one in five steps

1. \`server/integrators/<kind>/\`: \`client\` speaks HTTP through the shared \`http.ts\`, \`wire\` has the shapes of answers, \`transform\` maps an
   invoice, \`errors\` holds the tables of codes, \`integrator\` implements the port and declares its capabilities. Amounts stay exact
   (\`exact-json.ts\`); the integrator's quirks stay in this folder, each with where it was learnt.
2. One entry in \`server/integrators/registry.ts\`: kind, name, hosts, what is asked of the merchant. The settings page, the route and the
   container read it from there; the labels of the fields go into \`web/src/pages/settings/texts\`.
3. \`demo/<kind>/\`: a stand-in on \`demo/stand-in/\`, which has the server, the faults and the archive.
4. \`tests/contracts/<kind>/stand-in.ts\` and \`tests/contracts/<kind>.test.ts\`: how the suite turns its screws, and one row. A case it cannot
   have is left out by what it declares, with the reason in the table. One line in \`tests/soak/integrators.ts\` has it killed again and again.
5. \`npm test\`, then \`npm test -- --update tests/docs.test.ts\` for this page, and \`npm run soak -- --integrator <kind>\` for a night.

Of the app itself that is one folder, one entry and the labels: tests hold that only the registry takes anything from an
integrator's folder, that no integrator takes anything of another's, and that no other code names one. Take Turkcell e-Şirket's
folder and entry out, and what is left of the app still compiles. It came this way but for one thing: how NES reads refusals
without a code moved out of NES's folder, to be shared. Paraşüt needed more, because nobody before it made a document in two
steps or renewed its own tokens: the container got the keeper of changing access, and the pipeline the commit between steps.

Without an account: [the trial](sandbox.md).
`;

const misfitted = (): readonly Provider[] => PROVIDERS.filter(({ kind }) => Object.hasOwn(GOLDEN_MISFITS, kind));

const MISFIT_ORDERS = [...new Set(Object.values(GOLDEN_MISFITS).flatMap(Object.keys))].toSorted();

const misfitRow = (order: string): readonly string[] => [
  order,
  ...misfitted().map(({ kind }) => codeOf(misfitsOf(kind)[order])),
];

const codeOf = (code: string | undefined): string => (code === undefined ? "✓" : `\`${code}\``);

type Known = Subject & { readonly provider: Provider };

/** Nothing is asked of them: only what they declare is read. */
const subjects = (): readonly Known[] =>
  PROVIDERS.map((provider) => ({
    provider,
    integrator: provider.create({ access: {}, baseUrl: "http://127.0.0.1:9", sandbox: NO_SANDBOX }),
    isInside: provider.hosts === undefined,
  }));

const unused = (): never => {
  throw new Error("only what it declares is read");
};
const NO_SANDBOX = {
  book: { find: unused, countSend: unused, take: unused, setCancelled: unused },
  now: unused,
  draw: unused,
};

const yesNo = (is: boolean): string => (is ? "yes" : "no");

const ABILITIES: readonly (readonly [string, (known: Known) => string])[] = [
  ["kind", ({ provider }) => `\`${provider.kind}\``],
  ["asks the merchant for", ({ provider }) => provider.accessFields.map(({ name }) => name).join(", ") || "nothing"],
  ["e-Arşiv", ({ integrator }) => yesNo(integrator.capabilities.profiles.includes("EARSIVFATURA"))],
  ["e-Fatura", einvoice],
  ["invoice types", ({ integrator }) => integrator.capabilities.types.join(", ")],
  ["whose account", ({ provider, integrator }) => ownerOf(provider, integrator)],
  ["who numbers", ({ integrator }) => (integrator.capabilities.numbers === "provider" ? "integrator" : "we")],
  ["keeps our ETTN", ({ integrator }) => yesNo(integrator.capabilities.keepsCallerUuid)],
  ["takes", ({ integrator }) => (integrator.capabilities.input === "ubl" ? "UBL-TR" : "JSON")],
  ["resend", ({ integrator }) => RESENDS[integrator.capabilities.resend]],
  ["cancels", ({ integrator }) => yesNo(integrator.capabilities.cancels)],
  ["takes a cancellation back", ({ integrator }) => yesNo(integrator.capabilities.undoesCancel)],
  ["KDV", ({ integrator }) => (integrator.capabilities.recomputesVat ? "works it out anew" : "takes ours")],
  ["files", ({ integrator }) => (integrator.capabilities.formats ?? ["pdf", "html", "xml"]).join(", ")],
  ["two phases", ({ integrator }) => yesNo(integrator.capabilities.isTwoPhase)],
  ["rate", rate],
  ["can mail the buyer", ({ integrator }) => yesNo("sendMail" in integrator)],
  ["tells credits left", ({ integrator }) => yesNo("creditsLeft" in integrator)],
  ["lists its series", ({ integrator }) => yesNo("listSeries" in integrator)],
];

function ownerOf({ isTrial }: Provider, { capabilities }: Integrator): string {
  if (isTrial === true) return "nobody's";
  return capabilities.isOwnerTyped === true ? "typed, compared with each original" : "asked with the key";
}

const RESENDS = {
  "same-ettn": "same ETTN",
  "provider-action": "an action of its own, same ETTN",
  "new-ettn": "new ETTN",
} as const satisfies Record<Integrator["capabilities"]["resend"], string>;

function einvoice({ integrator }: Known): string {
  const profiles = integrator.capabilities.profiles.filter((profile) => profile !== "EARSIVFATURA");
  return profiles.length === 0 ? "no" : profiles.join(", ");
}

function rate({ integrator }: Known): string {
  const limit = integrator.capabilities.rateLimit;
  return limit === undefined ? "not told" : `${limit.requests} in ${limit.perSeconds} s`;
}

const caseRow = (name: (typeof CASE_NAMES)[number]): readonly string[] => [
  name,
  CASES[name].title,
  ...subjects().map((subject) => notApplicable(name, subject) ?? "✓"),
];
