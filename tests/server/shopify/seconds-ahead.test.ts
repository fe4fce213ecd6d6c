import * as fc from "fast-check";
import { expect, test } from "vitest";
import { secondsAhead } from "../../../server/shopify/seconds-ahead.ts";

const calls = fc.record({
  /** Milliseconds by Shopify's clock. */
  sentAt: fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
  there: fc.integer({ min: 0, max: 9_000 }),
  back: fc.integer({ min: 0, max: 9_000 }),
});
const told = (at: number) => new Date(at).toUTCString();

test("a clock that is right is never called wrong, however long the call takes", () => {
  fc.assert(
    fc.property(calls, ({ sentAt, there, back }) => {
      const asked = { askedAt: sentAt, answeredAt: sentAt + there + back };
      expect(secondsAhead(told(sentAt + there), asked)).toBe(0);
    }),
  );
});

test("one that is wrong by more than the call takes is told, to what the call leaves open", () => {
  const wrong = fc.oneof(fc.integer({ min: -500_000, max: -20 }), fc.integer({ min: 20, max: 500_000 }));
  fc.assert(
    fc.property(calls, wrong, ({ sentAt, there, back }, by) => {
      const asked = { askedAt: sentAt + by * 1000, answeredAt: sentAt + there + back + by * 1000 };
      const ahead = secondsAhead(told(sentAt + there), asked) ?? Number.NaN;
      expect(Math.sign(ahead)).toBe(Math.sign(by));
      expect(Math.abs(by - ahead)).toBeLessThanOrEqual((there + back) / 1000 + 1);
    }),
  );
});

test("an answer without a readable time tells nothing", () => {
  const asked = { askedAt: 0, answeredAt: 1 };
  expect([secondsAhead(null, asked), secondsAhead("soon", asked)]).toEqual([undefined, undefined]);
});
