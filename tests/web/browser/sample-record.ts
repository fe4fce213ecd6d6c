import type { BackfillView, PrivacyRequestView, RecordEntry } from "../../../server/http/work-contract.ts";

/** A look at past orders that found three. */
export const aLook = (changes: Partial<BackfillView> = {}): BackfillView => ({
  state: "ready",
  from: "2026-11-01T00:00:00+03:00",
  to: "2026-11-15T00:00:00+03:00",
  found: {
    seen: 5,
    look: "look-1",
    candidates: 3,
    totals: { TRY: "3250.40", EUR: "49.90" },
    late: 2,
    some: [
      { name: "#1001", processedAt: "2026-11-02T09:00:00Z", total: "1353.82 TRY" },
      { name: "#1002", processedAt: "2026-11-03T09:00:00Z", total: "49.90 EUR" },
    ],
  },
  progress: null,
  ...changes,
});

export const anEntry = (changes: Partial<RecordEntry> = {}): RecordEntry => ({
  id: 900,
  at: "2026-11-20T10:00:00Z",
  kind: "settings-saved",
  facts: { sections: "carriers,notes,seller" },
  actor: { kind: "user", id: "42", isYou: false },
  order: null,
  ...changes,
});

export const aRequest = (changes: Partial<PrivacyRequestView> = {}): PrivacyRequestView => ({
  id: "w1",
  kind: "data-request",
  customerId: "7064",
  orderCount: 2,
  receivedAt: "2026-11-19T10:00:00Z",
  answeredAt: "2026-11-19T10:00:05Z",
  ...changes,
});
