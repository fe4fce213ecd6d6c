import { expect, test } from "vitest";
import { jobReports } from "../../../server/jobs/report.ts";

const away = (code: string) => Object.assign(new Error("secret"), { code });

test("a database that is away fills no disk with logs: each fault every ten seconds, with how often it came since", () => {
  const lines: unknown[] = [];
  let at = 0;
  const log = {
    warn: () => {},
    error: ({ fault, more }: object & { fault?: unknown; more?: unknown }) => lines.push([fault, more]),
  };
  const { onTrouble } = jobReports({ log, count: () => {}, now: () => at });
  for (at = 0; at < 25_000; at += 100) onTrouble(away("ECONNREFUSED"));
  onTrouble(away("57P01"));
  expect(lines).toEqual([
    ["ECONNREFUSED", 0],
    ["ECONNREFUSED", 99],
    ["ECONNREFUSED", 99],
    ["57P01", 0],
  ]);
});
