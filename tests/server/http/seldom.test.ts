import { expect, test } from "vitest";
import { seldom } from "../../../server/http/seldom.ts";

test("says yes at once, and again when the time is over since the last yes", () => {
  let now = 0;
  const isTime = seldom(100, () => now);
  const heard: number[] = [];
  for (; now < 350; now += 30) if (isTime()) heard.push(now);
  expect(heard).toEqual([0, 120, 240]);
});
