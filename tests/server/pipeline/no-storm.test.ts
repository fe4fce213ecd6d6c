import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import type { Knobs } from "../../../demo/nilvera/knobs.ts";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startReadyApp();
});
afterEach(() => app.close());

const requests = (): number => Object.values(app.nilvera.counts()).reduce((all, count) => all + count, 0);
const HELD = "select 1 from jobs where key = ? and locked_by is not null";
const HOUR = 3_600;

const passAnHour = (): void => app.pass(HOUR);

/** Hanging is told in lost-answer.test.ts: it takes the real time it takes. */
const TROUBLES: readonly (readonly [string, Partial<Knobs>])[] = [
  ["every send is cut off before it arrives", { send: "reset-before-storing" }],
  ["every send is cut off after it arrived", { send: "reset-after-storing" }],
  ["every send answers 500 and keeps nothing", { send: "500-without-storing" }],
  ["every send answers 500 and keeps the document", { send: "500-after-storing" }],
  ["every send answers 429", { send: "429" }],
  ["every send answers 429 and asks to be tried at once", { send: "429", retryAfterSeconds: 0 }],
  ["every answer is half a JSON", { send: "broken-json" }],
  ["every answer is empty", { send: "empty-body" }],
  ["nothing but sending works, and its answer is lost", { send: "reset-after-storing", read: "500" }],
  ["nothing can be read", { read: "reset" }],
  ["everything answers 429", { send: "429", read: "429" }],
  ["the key is refused", { rejectsKeys: true }],
  ["the credit is used up", { credit: 0 }],
];

test.each(TROUBLES)("while %s a day costs few requests, and afterwards there is one document", async (_, knobs) => {
  Object.assign(app.nilvera.knobs, knobs);
  const orderId = await app.paid();
  const rests = () => app.rows(HELD, orderId).length === 0 && (app.jobOf(orderId)?.waits ?? 1) > 0;
  const before = requests();
  for (let hour = 0; hour < 24; hour += 1) {
    await until("the order rests", rests);
    passAnHour();
  }
  await until("the order rests", rests);
  // Sends, look-ups, status and file reads together; tightest right after the order, then hourly or rarer.
  expect(requests() - before).toBeLessThanOrEqual(100);
  Object.assign(app.nilvera.knobs, { send: undefined, read: undefined, rejectsKeys: false, credit: 1000 });
  passAnHour();
  // A connection that was cut off may still cost the first try.
  const second = setTimeout(passAnHour, 2_000);
  onTestFinished(() => clearTimeout(second));
  const order = await app.issued(orderId);
  expect(app.nilvera.documents().map(({ ettn }) => ettn)).toEqual([order.invoice?.ettn]);
});
