import type { Overview } from "../../../server/http/work-contract.ts";

/** Thirty days up to 20 November 2026, with invoices on three of them. */
export const anOverview = (changes: Partial<Overview> = {}): Overview => ({
  counts: { all: 0, waiting: 0, review: 0, working: 0, issued: 0, failed: 0, cancelled: 0, "not-ours": 0 },
  proof: { provedAt: "2026-11-20T20:45:00Z", due: 128, missing: 0, stuck: 0 },
  overdue: { late: 0, near: 0 },
  leaving: { waiting: 0, review: 0 },
  firstLastDay: null,
  proposals: { changed: 0, cancelled: 0 },
  toAsk: 0,
  problems: [],
  creditLow: null,
  days: Array.from({ length: 30 }, (_, index) => aDay(index)),
  ...changes,
});

function aDay(index: number): Overview["days"][number] {
  const day = new Date(Date.UTC(2026, 9, 22 + index)).toISOString().slice(0, 10);
  const amounts = AMOUNTS[day] ?? [];
  return { day, count: amounts.length, amounts };
}

const AMOUNTS: Readonly<Record<string, Overview["days"][number]["amounts"]>> = {
  "2026-10-22": [{ currency: "TRY", total: "100.05" }],
  "2026-11-19": [{ currency: "TRY", total: "1999.95" }],
  "2026-11-20": [
    { currency: "EUR", total: "49.90" },
    { currency: "TRY", total: "1353.82" },
  ],
};
