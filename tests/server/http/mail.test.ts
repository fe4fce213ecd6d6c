import { afterAll, beforeAll, expect, test } from "vitest";
import type { OrderDetail } from "../../../server/http/contract.ts";
import { toMailingView } from "../../../server/http/mailing-view.ts";
import { MAIL_DUE } from "../../../server/pipeline/ports/mailing.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const mail = (orderId: string) => app.api(`/api/orders/${legacy(orderId)}/mail`, { method: "POST", body: {} });
const mailing = async (orderId: string) => (await app.find(orderId))?.mailing;
const issuedOrder = async (changes: object = {}): Promise<OrderDetail> => app.issued(await app.paid(changes));
const sentOf = ({ invoice }: OrderDetail) => app.nilvera.mailed().filter(({ ettn }) => ettn === invoice?.ettn);
const told = (orderId: string, state: string) =>
  until(`a mail that is ${state}`, async () => ((await mailing(orderId))?.state === state ? true : undefined));

test("an issued invoice is mailed by the integrator where a person asks for it, and its page tells when", async () => {
  const address = "alici@example.com";
  const order = await issuedOrder({ email: address });
  expect(await mailing(order.id)).toEqual({ state: "none", sentAt: null, address, canAsk: true });
  expect((await mail(order.id)).status).toBe(202);
  await told(order.id, "sent");
  expect(sentOf(order)).toEqual([{ ettn: order.invoice?.ettn, address }]);
  expect(await mailing(order.id)).toMatchObject({ sentAt: expect.stringMatching(/Z$/), canAsk: true });
  const lines = app.rows("select kind, actor from timeline where order_id = ? and kind like 'mail%'", order.id);
  expect(lines).toEqual([
    { kind: "mail-asked", actor: expect.stringMatching(/^user /) },
    { kind: "mailed", actor: expect.stringMatching(/^job /) },
  ]);
});

test("a mail that got no answer is told, and goes again where a person wants it to", async () => {
  const order = await issuedOrder();
  app.nilvera.knobs.read = "reset";
  await mail(order.id);
  await told(order.id, "unanswered");
  app.nilvera.knobs.read = undefined;
  expect(await app.find(order.id)).toMatchObject({ canSettle: true, faults: [{ code: "MAIL_UNANSWERED" }] });
  await mail(order.id);
  await told(order.id, "sent");
  expect([(await app.find(order.id))?.faults, sentOf(order).length]).toEqual([[], 1]);
});

test("an order without an invoice, or without an address, or none at all cannot be mailed", async () => {
  const nameless = await issuedOrder({ email: null });
  expect(await mailing(nameless.id)).toBeNull();
  const answers = await Promise.all([mail(nameless.id), mail("gid://shopify/Order/404404")]);
  expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
    expect.objectContaining({ code: "MAIL_NOT_OFFERED", status: 409 }),
    expect.objectContaining({ code: "NOT_FOUND", status: 404 }),
  ]);
});

test("a mail that is kept back is not called on its way", () => {
  const now = { address: "alici@example.com", mailing: MAIL_DUE, canAsk: false };
  const states = [true, false].map((isKeptBack) => toMailingView({ ...now, isKeptBack }).state);
  expect(states).toEqual(["none", "due"]);
});
