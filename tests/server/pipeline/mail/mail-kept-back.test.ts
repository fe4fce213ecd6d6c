import { beforeEach, expect, test } from "vitest";
import { vknOf } from "../../../../demo/orders/tax-numbers.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import { AppError } from "../../../../server/pipeline/errors.ts";
import { invoiceToUblBytes } from "../../../../server/ubl/invoice-document.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";

const ADDRESS = "elif@example.com";
const DAY = 86_400;

let app: Awaited<ReturnType<typeof readyPipeline>>;

beforeEach(async () => {
  app = await readyPipeline();
  await app.settle({ mailsBuyer: true });
});

const mailing = async () => (await app.invoice())?.mailing;
const codes = async () => (await app.found())?.faults.map(({ code }) => code);

const REFUSED_KEY = async (): Promise<never> => {
  throw new AppError("INTEGRATOR_CONFIG", { facts: { status: 401, providerCode: "401" } });
};
const DIED = async (): Promise<never> => {
  throw new Error("the process died");
};

const ofAnotherSeller = (invoice: Invoice): Uint8Array<ArrayBuffer> => {
  const taxId = { scheme: "VKN", value: vknOf("987654321"), title: "Firma A.Ş." } as const;
  return Uint8Array.from(invoiceToUblBytes({ ...invoice, seller: { ...invoice.seller, taxId } }));
};

test.each([
  ["not sent before another account was connected", "MAIL_REFUSED", REFUSED_KEY],
  ["without an answer when another account was connected", "MAIL_UNANSWERED", DIED],
] as const)("is told of a mail %s", async (_, code, answer) => {
  app.script.mail = answer;
  await app.run().catch(() => {});
  await app.connect("test");
  app.clock.pass(3600);
  await app.run();
  expect([app.mailedTo.length, await codes()]).toEqual([1, [code]]);
});

test("is told where another account was connected before the originals came", async () => {
  app.script.file = undefined;
  await app.run();
  await app.connect("test");
  app.clock.pass(3600);
  await app.run();
  expect([app.mailedTo, await codes(), (await mailing())?.state]).toEqual([[], ["MAIL_REFUSED"], "refused"]);
});

test("mails nothing of another company's invoice once a person has settled that, before it is asked for", async () => {
  app.script.capabilities = { isOwnerTyped: true };
  app.script.file = ofAnotherSeller;
  await app.run();
  expect([app.mailedTo, await codes()]).toEqual([[], ["INVOICE_OF_ANOTHER_SELLER"]]);
  await app.settleCorrection();
  app.clock.pass(DAY);
  await app.run();
  expect([app.mailedTo, await codes(), await mailing()]).toEqual([[], [], undefined]);
  await app.askMail();
  await app.run();
  expect(app.mailedTo).toEqual([ADDRESS]);
});

test("mails nothing of an order whose cancellation was told while its mail waited", async () => {
  app.script.mail = async () => ({ kind: "retry", afterSeconds: 600 });
  await app.run();
  app.clock.pass(600);
  app.change({ cancelledAt: app.clock.now(), updatedAt: app.clock.now() });
  await app.hear("orders/cancelled");
  app.script.mail = async () => ({ kind: "done" });
  await app.run();
  expect([app.mailedTo.length, await codes(), (await mailing())?.state]).toEqual([1, ["INVOICE_TO_CANCEL"], "due"]);
});

test("mails nothing of an order that was cancelled while its originals were waited for", async () => {
  app.script.file = undefined;
  await app.run();
  app.clock.pass(600);
  app.change({ cancelledAt: app.clock.now(), updatedAt: app.clock.now() });
  await app.hear("orders/cancelled");
  app.script.file = new Uint8Array([1]);
  await app.run();
  expect([app.mailedTo, await codes()]).toEqual([[], ["INVOICE_TO_CANCEL"]]);
});

test("mails the invoice of an order of which something else was told while its mail waited", async () => {
  app.script.mail = async () => ({ kind: "retry", afterSeconds: 600 });
  await app.run();
  app.clock.pass(600);
  await app.hear("orders/updated");
  app.script.mail = async () => ({ kind: "done" });
  await app.run();
  expect([app.mailedTo.length, await codes(), (await mailing())?.state]).toEqual([2, [], "sent"]);
});
