import { expect, test } from "vitest";
import { toldBy } from "../../../server/http/told-by.ts";

test.each([
  ["user 42", "buyer-entered", "you"],
  ["user 7", "buyer-entered", "colleague"],
  ["user 7", "cancelled", "colleague"],
  ["buyer", "buyer-proposed", "buyer"],
  ["flow", "invoice-asked", "flow"],
  ["webhook 9f1c", "webhook-received", "shopify"],
  ["job 12", "issued", "app"],
  ["job 12", "confirmed", "integrator"],
  ["app", "signal-missed", "app"],
])("to user 42, what %s did as %s is the doing of: %s", (actor, kind, by) => {
  expect(toldBy({ actor, kind }, "42")).toBe(by);
});
