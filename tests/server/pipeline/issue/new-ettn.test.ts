import { expect, test } from "vitest";
import { ettnsBy, nextEttn } from "../../../../server/pipeline/issue/new-ettn.ts";
import type { PlannedDocument } from "../../../../server/pipeline/ports/document-key.ts";
import { orderId, OUR_SHOP, THEIR_SHOP } from "../../../support/temporary-store.ts";

const nilvera = { kind: "nilvera", environment: "live" } as const;
const first: PlannedDocument = { shop: OUR_SHOP, orderId: orderId(1), account: nilvera, nth: 0 };
const newEttn = ettnsBy("one secret");

test("the same document always gets the same name, written as a random UUID", () => {
  expect(newEttn(first)).toBe(ettnsBy("one secret")({ ...first }));
  const many = Array.from({ length: 300 }, (_, nth) => newEttn({ ...first, nth }));
  expect(new Set(many).size).toBe(300);
  for (const ettn of many)
    expect(ettn).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("another shop, order, account, environment or secret gives another", () => {
  const others = [
    newEttn(first),
    newEttn({ ...first, shop: THEIR_SHOP }),
    newEttn({ ...first, orderId: orderId(2) }),
    newEttn({ ...first, account: { ...nilvera, kind: "nes" } }),
    newEttn({ ...first, account: { ...nilvera, environment: "test" } }),
    ettnsBy("another secret")(first),
  ];
  expect(new Set(others).size).toBe(others.length);
});

test("the next document of an order bears a name of none it has, whichever of them are kept", () => {
  const names = [0, 1, 2].map((nth) => newEttn({ ...first, nth }));
  const { nth: _, ...document } = first;
  expect(nextEttn(newEttn, document, [])).toBe(names[0]);
  expect(nextEttn(newEttn, document, names.slice(0, 2))).toBe(names[2]);
  expect(nextEttn(newEttn, document, names.slice(1, 2))).toBe(names[2]);
});
