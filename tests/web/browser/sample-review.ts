import type { ReviewGroup, ReviewOrder } from "../../../server/http/work-contract.ts";
import { NOTHING_ENTERED } from "./sample-orders.ts";

export const aReviewOrder = (changes: Partial<ReviewOrder> = {}): ReviewOrder => ({
  legacyId: "5002",
  name: "#1043",
  buyer: "Ayşe Yılmaz",
  total: "1353.82",
  currency: "TRY",
  state: "review",
  lastDay: "2026-11-27",
  shownUntil: null,
  entry: { ...NOTHING_ENTERED, district: "Kadıköy" },
  canRetry: true,
  canEnterBuyer: true,
  canMarkElsewhere: true,
  canSettle: false,
  seen: changes.legacyId ?? "5002",
  canCancel: false,
  what: "Vergi numarasının uzunluğu yanlış.",
  further: 1,
  ...changes,
});

export const aGroup = (changes: Partial<ReviewGroup> = {}): ReviewGroup => ({
  id: "TAX_ID_LENGTH",
  code: "TAX_ID_LENGTH",
  what: "Vergi numarasının uzunluğu yanlış.",
  fix: "Doğrusunu yazın.",
  remedy: { kind: "buyer", field: "taxId" },
  orders: [aReviewOrder(), aReviewOrder({ legacyId: "5003", name: "#1044", buyer: "Mehmet Demir", further: 0 })],
  ...changes,
});
