import { expect, test } from "vitest";
import { jobReports } from "../../../server/jobs/report.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";

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

test("a job that the database stopped is told with the database's own fault", () => {
  const lines: unknown[] = [];
  const log = { warn: (facts: object) => void lines.push(facts), error: () => {} };
  const { onFailure } = jobReports({ log, count: () => {} });
  const job = { id: 1, task: "advance-order", shop: OUR_SHOP, key: "k", attempts: 0, wakes: 0 };
  onFailure(job, new Error("Failed query", { cause: away("53100") }));
  expect(lines).toEqual([expect.objectContaining({ code: "DATABASE_AWAY", fault: "53100" })]);
});
