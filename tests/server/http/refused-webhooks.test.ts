import { expect, test } from "vitest";
import { tellRefused } from "../../../server/http/refused-webhooks.ts";

test("the log tells refused webhooks with the likely cause, once a minute with how many there were", () => {
  const told: unknown[][] = [];
  let now = 0;
  const refused = tellRefused({ warn: (...line: unknown[]) => void told.push(line) } as never, () => now);
  for (; now < 70_000; now += 1000) refused("signature");
  expect(told).toEqual([
    [{ why: "signature", refused: 1 }, expect.stringContaining("SHOPIFY_API_SECRET")],
    [{ why: "signature", refused: 60 }, expect.stringContaining("SHOPIFY_API_SECRET")],
  ]);
});
