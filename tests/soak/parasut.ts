import type { Book } from "../../demo/parasut/book.ts";
import { FORMALISE } from "../../demo/parasut/knobs.ts";
import { startParasutStandIn } from "../../demo/parasut/stand-in.ts";
import { DEMO_PROFILE } from "../../demo/shop-profile.ts";
import type { Document, SoakIntegrator } from "./integrators.ts";

const COMPANY_ID = "115";
const CLIENT = { id: "client-of-the-soak", secret: "secret-of-the-soak" };
const ROOT = `/v4/${COMPANY_ID}`;
const DRAFT = "POST /sales_invoices";

/**
 * Paraşüt in a soak, its limit of requests included, so that an order takes its half minute. What goes wrong strikes the
 * draft in one round and the formalisation in the next; a formalisation nobody answered is waited for as long as its job may
 * be asked about.
 */
export async function soakParasut(): Promise<SoakIntegrator> {
  const { vkn, title } = DEMO_PROFILE.seller;
  const company = { id: COMPANY_ID, vkn, title };
  const { book, consent, knobs, ...standIn } = await startParasutStandIn({ port: 0, client: CLIENT, company });
  Object.assign(knobs, { issueAfterMs: 1000, retryAfterSeconds: 1, credit: 1_000_000 });
  const sum = (isMeant: (route: string) => boolean) =>
    Object.entries(standIn.counts()).reduce((total, [route, count]) => total + (isMeant(route) ? count : 0), 0);
  let rounds = 0;
  return {
    account: {
      kind: "parasut",
      access: { companyId: COMPANY_ID, clientId: CLIENT.id, clientSecret: CLIENT.secret, code: consent.newCode() },
      url: standIn.url,
    },
    disturb: ({ send, read }) => {
      if (send !== undefined) rounds += 1;
      // Every step begins with a question: were they to fail in each round, hardly a document would get as far as the second phase.
      Object.assign(knobs, { send, read: rounds % 3 === 0 ? read : undefined, faultAt: rounds % 2 === 1 ? DRAFT : "" });
    },
    counts: () => ({
      sends: sum((route) => [...FORMALISE, DRAFT].includes(route.replace(ROOT, ""))),
      statusReads: sum((route) => /^GET .*\/(trackable_jobs|sales_invoices)\/:id$/.test(route)),
      fileReads: sum((route) => route.endsWith("/pdf")),
      mails: 0,
    }),
    documents: () =>
      book.invoices().flatMap(({ documents }) => documents.map(({ uuid, number }) => named(uuid, number))),
    phases: () => book.invoices().flatMap((invoice) => phaseOf(book, invoice.id)),
    leftovers: () =>
      book
        .invoices()
        .filter(({ documents }) => documents.length !== 1)
        .map(({ id, documents }) => `${documents.length} documents of draft ${id}`),
    pace: { mostOpen: 3, momentMs: 30_000, settleMs: (orders) => 20 * 60_000 + orders * 60_000 },
    close: standIn.close,
  };
}

const named = (uuid: string, number: string): Document => ({ ettn: uuid, number });

/** A draft alone, or one whose formalisation was asked for and is under way. */
function phaseOf(book: Book, id: string): readonly string[] {
  const { documents } = book.invoice(id);
  if (documents.length > 0) return [];
  return [book.isFormalising(id) ? "formalising" : "draft"];
}
