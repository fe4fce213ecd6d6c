import { expect, test } from "vitest";
import { backward, forward, readTrail } from "../../../web/src/pages/order-list/trail.ts";

test("going forward twice and back twice ends on the first page", () => {
  const second = forward([], null, "b");
  const third = forward(second.trail, second.after, "c");
  expect(third).toEqual({ after: "c", trail: [null, "b"] });
  const backOnce = backward(third.trail);
  expect(backOnce).toEqual({ after: "b", trail: [null] });
  expect(backward(backOnce.trail)).toEqual({ after: null, trail: [] });
});

test("without a trail the way back is the first page", () => {
  expect(backward([])).toEqual({ after: null, trail: [] });
});

test.each([null, undefined, 7, {}, { trail: "b" }, { trail: [1] }])("reads no trail out of %j", (state) => {
  expect(readTrail(state)).toEqual([]);
});

test("reads the trail it wrote", () => {
  expect(readTrail({ trail: [null, "b"] })).toEqual([null, "b"]);
});
