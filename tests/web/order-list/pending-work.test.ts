import { expect, test, vi } from "vitest";
import { dropPending, keepPending, openShelf, readPending } from "../../../web/src/pages/order-list/pending-work.ts";

const shelf = (kept: string | null = null) => {
  let value = kept;
  return {
    getItem: () => value,
    setItem: (_key: string, text: string) => {
      value = text;
    },
    removeItem: () => {
      value = null;
    },
  };
};

const FIRST = { legacyId: "1", seen: "as-first-shown" };
const SECOND = { legacyId: "2", seen: "as-shown" };

test("what is left is read back, and nothing once it is done or dropped", () => {
  const kept = shelf();
  keepPending(kept, { action: "retry", orders: [FIRST, SECOND] });
  expect(readPending(kept)).toEqual({ action: "retry", orders: [FIRST, SECOND] });
  keepPending(kept, { action: "retry", orders: [] });
  expect(readPending(kept)).toBeNull();
  keepPending(kept, { action: "invoice", orders: [SECOND] });
  dropPending(kept);
  expect(readPending(kept)).toBeNull();
});

test.each([
  "",
  "{",
  "null",
  "[]",
  '{"action":"delete","orders":[{"legacyId":"1","seen":"a"}]}',
  '{"action":"retry","orders":[{"legacyId":"x; drop","seen":"a"}]}',
  '{"action":"retry","orders":[{"legacyId":"1"}]}',
  '{"action":"retry","orders":["1"]}',
])("%j is nothing to go on with", (text) => {
  expect(readPending(shelf(text))).toBeNull();
});

test("a browser that refuses to keep anything remembers until the reload", () => {
  vi.stubGlobal("sessionStorage", undefined);
  Object.defineProperty(globalThis, "sessionStorage", {
    configurable: true,
    get: () => {
      throw new DOMException("Access is denied", "SecurityError");
    },
  });
  const kept = openShelf();
  vi.unstubAllGlobals();
  keepPending(kept, { action: "retry", orders: [FIRST] });
  expect(readPending(kept)).toEqual({ action: "retry", orders: [FIRST] });
  dropPending(kept);
  expect(readPending(kept)).toBeNull();
});
