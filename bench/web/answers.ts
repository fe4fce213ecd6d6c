import type { OrderList, ListedOrder, ProofView, ShopStatus } from "../../server/http/contract.ts";
import type { Overview } from "../../server/http/work-contract.ts";

const SHOP: ShopStatus = {
  domain: "ornek.myshopify.com",
  isActive: true,
  hasStarted: true,
  hasProfile: true,
  integrator: "nilvera",
  environment: "live",
  timeZone: "Europe/Istanbul",
};
const PROOF: ProofView = { provedAt: "2026-11-20T20:45:00Z", due: 4_812, missing: 0, stuck: 0 };
const COUNTS = {
  all: 5_000,
  waiting: 120,
  review: 14,
  working: 6,
  issued: 4_700,
  failed: 2,
  cancelled: 30,
  "not-ours": 158,
};

const row = (index: number): ListedOrder => ({
  id: `gid://shopify/Order/${6_000 + index}`,
  legacyId: String(6_000 + index),
  name: `#${1_000 + index}`,
  processedAt: "2026-11-20T20:50:00Z",
  buyer: `Ayşe Yılmaz ${index}`,
  total: "1353.82",
  currency: "TRY",
  state: index % 5 === 0 ? "review" : "issued",
  invoiceNumber: index % 5 === 0 ? null : `EAR2026${String(index).padStart(9, "0")}`,
  faultCount: index % 5 === 0 ? 1 : 0,
  reason: index % 5 === 0 ? { code: "TAX_ID_LENGTH", text: "Vergi numarasının uzunluğu yanlış." } : null,
  lastDay: null,
  shownUntil: null,
  payable: index % 5 === 0 ? null : "1353.82",
  actions: index % 5 === 0 ? ["retry", "invoiced-elsewhere"] : [],
});

const LIST: OrderList = {
  orders: Array.from({ length: 25 }, (_, index) => row(index)),
  counts: COUNTS,
  proposals: { changed: 0, cancelled: 0 },
  heldUp: [],
  integrators: [],
  views: [],
  overdue: { late: 0, near: 3 },
  next: "1:1",
};

const OVERVIEW: Overview = {
  counts: COUNTS,
  proof: PROOF,
  overdue: LIST.overdue,
  leaving: { waiting: 0, review: 0 },
  firstLastDay: "2026-11-27",
  proposals: { changed: 3, cancelled: 0 },
  toAsk: 0,
  problems: [],
  creditLow: null,
  days: Array.from({ length: 30 }, (_, index) => ({
    day: new Date(Date.UTC(2026, 9, 22 + index)).toISOString().slice(0, 10),
    count: 100 + index,
    amounts: [{ currency: "TRY", total: `${100_000 + index * 1_000}.50` }],
  })),
};

/** What the server tells a shop with some thousand orders, by path. */
export const ANSWERS: Readonly<Record<string, unknown>> = {
  "/api/shop": SHOP,
  "/api/proof": PROOF,
  "/api/orders": LIST,
  "/api/overview": OVERVIEW,
};
