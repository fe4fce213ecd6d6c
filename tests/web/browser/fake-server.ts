import type { IncomingMessage, ServerResponse } from "node:http";
import type {
  ChangeLine,
  FaultView,
  ListedOrder,
  OrderDetail,
  OrderList,
  OrderState,
  OrderTab,
  Problem,
  ProofView,
  ShopSettings,
  ShopStatus,
} from "../../../server/http/contract.ts";
import type { BuyerAsOrdered } from "../../../server/http/buyer-entry-contract.ts";
import type { OrderExport } from "../../../server/http/order-export-contract.ts";
import type {
  AccountCheck,
  AdoptAnswer,
  AdoptRequest,
  BackfillView,
  BulkAnswer,
  BulkRequest,
  Overview,
  PlanView,
  PrivacyRequests,
  RecordEntry,
  RecordView,
  PreviewAnswer,
  Review,
  Rehearsal,
} from "../../../server/http/work-contract.ts";
import { TABS, tabCounts } from "../../../server/http/tabs.ts";
import { withTyped } from "./kept-profile.ts";
import { renamed } from "./named-views.ts";
import { AS_ORDERED, aShop } from "./sample-orders.ts";
import { someSettings } from "./sample-settings.ts";
import { anOverview } from "./sample-overview.ts";

export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly language: string | undefined;
  readonly body: string;
};

/** The API as the contract describes it, over orders held in memory; a test changes them and tells the page. */
export class FakeServer {
  orders: readonly OrderDetail[] = [];
  shop: ShopStatus = aShop();
  pageSize = 25;
  /** The documents of an order as a spreadsheet gets them. */
  readonly exported = new Map<string, OrderExport["orders"][number]["invoices"]>();
  /** Answers for a path, used up in order before the ordinary answer is given. */
  readonly failures = new Map<string, Problem[]>();
  readonly seen: SeenRequest[] = [];
  readonly streams = new Set<ServerResponse>();
  acceptsStreams = true;
  proof: ProofView = { provedAt: null, due: 0, missing: 0, stuck: 0 };
  heldUp: OrderList["heldUp"] = [];
  views: OrderList["views"] = [];
  /** What bears the sign of another tool, page by page. */
  adoption: readonly AdoptAnswer["found"][] = [];
  integrators: OrderList["integrators"] = [];
  past: BackfillView = { state: "none", from: null, to: null, found: null, progress: null };
  plan: PlanView = { plan: null };
  requests: PrivacyRequests["requests"] = [];
  /** Every event, the newest first. */
  record: readonly RecordEntry[] = [];
  overview: Overview = anOverview();
  review: Review = { groups: [], hasMore: false };
  account: AccountCheck = { title: "Örnek A.Ş.", credits: 1200, modules: null, missingSeries: [] };
  asOrdered: BuyerAsOrdered = AS_ORDERED;
  preview: PreviewAnswer = { invoice: null, page: null, faults: [] };
  /** What asking the account anew brings to the first page's figures. */
  askAccount = (): AccountCheck => this.account;
  rehearsal: Rehearsal = { orders: [] };
  /** Orders to which no action can be done. */
  readonly stuck = new Set<string>();
  settings: ShopSettings = someSettings();
  /** What the next save of the profile is refused for; empty lets it through. */
  profileFaults: readonly FaultView[] = [];

  emit(line: ChangeLine): void {
    for (const stream of this.streams) stream.write(`${JSON.stringify(line)}\n`);
  }

  endStreams(): void {
    for (const stream of this.streams) stream.end();
    this.streams.clear();
  }

  replace(order: OrderDetail): void {
    this.orders = this.orders.map((known) => (known.legacyId === order.legacyId ? order : known));
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://fake");
    const method = request.method ?? "GET";
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { authorization, "accept-language": language } = request.headers;
    this.seen.push({ method, path: url.pathname + url.search, authorization, language, body });
    const failure = this.failures.get(url.pathname)?.shift();
    if (failure !== undefined) return problem(response, failure);
    if (url.pathname === "/api/events") return this.stream(response);
    if (url.pathname === "/api/settings") return json(response, 200, this.settings);
    if (method === "PUT" && url.pathname === "/api/profile/part") return this.saveProfilePart(response, body);
    if (method === "PUT" && url.pathname === "/api/integrator") return this.saveIntegrator(response, body);
    if (method === "PUT" && url.pathname === "/api/active") return this.switchIssuing(response, body);
    if (url.pathname === "/api/shop") return json(response, 200, this.shop);
    if (url.pathname === "/api/overview") return json(response, 200, { ...this.overview, counts: this.counts() });
    if (method === "POST" && url.pathname === "/api/proof") return json(response, 202, {});
    if (url.pathname === "/api/proof") return json(response, 200, this.proof);
    if (url.pathname === "/api/orders/export") return json(response, 200, this.export(url.searchParams));
    if (url.pathname === "/api/orders") return json(response, 200, this.list(url.searchParams));
    if (url.pathname === "/api/setup/account") return json(response, 200, this.askAccount());
    if (url.pathname === "/api/setup/rehearsal") return json(response, 200, this.rehearsal);
    if (url.pathname === "/api/review") return json(response, 200, this.review);
    if (url.pathname === "/api/backfill" && method === "GET") return json(response, 200, this.past);
    if (url.pathname === "/api/backfill") return this.look(response, body);
    if (url.pathname === "/api/backfill/confirm") return this.confirm(response, body);
    if (url.pathname.startsWith("/api/views")) {
      this.views = renamed(this.views, url.pathname, JSON.parse(body));
      return json(response, 200, {});
    }
    if (url.pathname === "/api/plan") return json(response, 200, this.plan);
    if (url.pathname === "/api/record") return json(response, 200, this.recordPage(url.searchParams));
    if (url.pathname === "/api/privacy") return json(response, 200, { requests: this.requests });
    if (/^\/api\/privacy\/.+\/export$/.test(url.pathname)) return json(response, 200, { orders: [] });
    if (url.pathname === "/api/orders/adopt") return json(response, 200, this.adopt(body));
    if (url.pathname === "/api/orders/pdfs") return json(response, 200, this.told(JSON.parse(body).orders));
    if (url.pathname === "/api/orders/pdfs.zip") return void response.end("PK");
    if (url.pathname === "/api/orders/bulk")
      return json(response, 200, this.told((JSON.parse(body) as BulkRequest).orders.map(({ legacyId }) => legacyId)));
    if (method === "POST" && url.pathname === "/api/downloads") return json(response, 200, { url: "/downloads/one" });
    if (method === "POST" && url.pathname.endsWith("/sale")) return json(response, 202, {});
    if (url.pathname.endsWith("/as-ordered")) return json(response, 200, this.asOrdered);
    if (method === "POST" && url.pathname.endsWith("/preview")) return json(response, 200, this.preview);
    if (method === "POST" && url.pathname.endsWith("/buyer")) return json(response, 202, {});
    if (method === "POST" && /\/(retry|settled|cancel-invoice|undo-cancellation|mail)$/.test(url.pathname))
      return json(response, 202, {});
    const order = this.orders.find(({ legacyId }) => url.pathname === `/api/orders/${legacyId}`);
    if (order !== undefined) return json(response, 200, order);
    return problem(response, { code: "NOT_FOUND", status: 404, title: "Bulunamadı." });
  }

  private look(response: ServerResponse, body: string): void {
    const { since } = JSON.parse(body);
    const from = `${since}T00:00:00+03:00`;
    this.past = { ...this.past, state: "reading", from, to: "2026-11-20T00:00:00+03:00", found: null, progress: null };
    json(response, 202, {});
  }

  private confirm(response: ServerResponse, body: string): void {
    const { found } = this.past;
    if (found?.look !== JSON.parse(body).look) {
      return problem(response, { code: "NOT_FOUND", status: 404, title: "Bulunamadı." });
    }
    const progress = { issued: 0, yours: 0, leftOut: 0, underWay: found?.candidates ?? 0 };
    this.past = { ...this.past, state: "confirmed", progress };
    json(response, 202, {});
  }

  private recordPage(query: URLSearchParams): RecordView {
    const by = query.get("by") ?? "all";
    const after = Number(query.get("after") ?? Number.POSITIVE_INFINITY);
    const isWanted = ({ actor: { kind, id } }: RecordEntry) => {
      if (by === "people") return ["user", "buyer", "flow"].includes(kind);
      if (by === "app") return !["user", "buyer", "flow"].includes(kind);
      return by === "all" || by === `user ${id}`;
    };
    const left = this.record.filter((entry) => entry.id < after && isWanted(entry));
    const entries = left.slice(0, this.pageSize);
    return { entries, next: left.length > entries.length ? (entries.at(-1)?.id ?? null) : null };
  }

  private adopt(body: string): AdoptAnswer {
    const { after } = JSON.parse(body) as AdoptRequest;
    const at = Number(after ?? 0);
    const page = this.adoption[at] ?? [];
    const next = at + 1 < this.adoption.length ? String(at + 1) : null;
    return { seen: 100, found: page, next, restSeconds: 0 };
  }

  private told(ids: readonly string[]): BulkAnswer {
    const results = ids.map((legacyId) => {
      const { name = legacyId, state = "review" } = this.orders.find((order) => order.legacyId === legacyId) ?? {};
      return { legacyId, name, state, isDone: !this.stuck.has(legacyId), seen: `${legacyId} as it stands` };
    });
    return { results };
  }

  private saveProfilePart(response: ServerResponse, body: string): void {
    const answer = withTyped(this.settings.profile, body, this.profileFaults);
    if ("problem" in answer) return problem(response, answer.problem);
    if ("faults" in answer) return json(response, 422, answer);
    const { profile } = answer;
    const hasProfile = ["seller", "series", "tax"].every((member) => member in (profile ?? {}));
    this.settings = { ...this.settings, profile, hasProfile };
    json(response, 200, this.shop);
  }

  private saveIntegrator(response: ServerResponse, body: string): void {
    const { kind, environment } = JSON.parse(body);
    this.settings = { ...this.settings, integrator: { kind, environment } };
    json(response, 200, this.shop);
  }

  private switchIssuing(response: ServerResponse, body: string): void {
    const { active, startsAt } = JSON.parse(body);
    const day = startsAt === undefined ? this.settings.startsAt : `${startsAt}T00:00:00+03:00`;
    this.settings = { ...this.settings, isActive: active, startsAt: day };
    json(response, 200, this.shop);
  }

  private stream(response: ServerResponse): void {
    if (!this.acceptsStreams) return problem(response, { code: "INTERNAL", status: 500, title: "Hata." });
    response.writeHead(200, { "content-type": "application/x-ndjson" });
    response.write(`${JSON.stringify({ kind: "ping" })}\n`);
    this.streams.add(response);
    response.on("close", () => this.streams.delete(response));
  }

  private list(query: URLSearchParams): OrderList {
    const tab = (query.get("tab") ?? "all") as OrderTab;
    const search = (query.get("search") ?? "").toLocaleLowerCase("tr");
    const found = this.orders
      .filter(({ state }) => TABS[tab]?.includes(state) ?? true)
      .filter(({ total }) => Number(total ?? 0) >= Number(query.get("least") ?? 0))
      .filter(({ invoice }) => !query.has("channel") || channelOf(invoice) === query.get("channel"))
      .filter(({ processedAt }) => processedAt >= (query.get("from") ?? ""))
      .filter(({ name, buyer }) => `${name} ${buyer}`.toLocaleLowerCase("tr").includes(search));
    const start = Number(query.get("after") ?? 0);
    const end = start + this.pageSize;
    return {
      orders: found.slice(start, end).map(rowOf),
      counts: this.counts(),
      proposals: this.overview.proposals,
      heldUp: this.heldUp,
      overdue: { late: 0, near: 0 },
      integrators: this.integrators,
      views: this.views,
      next: end < found.length ? String(end) : null,
    };
  }

  private export(query: URLSearchParams): OrderExport {
    const { orders, next } = this.list(query);
    return { orders: orders.map((row) => ({ ...row, invoices: this.exported.get(row.legacyId) ?? [] })), next };
  }

  private counts(): Record<OrderTab, number> {
    const counts = new Map<OrderState, number>();
    for (const { state } of this.orders) counts.set(state, (counts.get(state) ?? 0) + 1);
    return tabCounts(counts);
  }
}

const channelOf = (invoice: OrderDetail["invoice"]) =>
  invoice === null ? null : invoice.profileId === "EARSIVFATURA" ? "earchive" : "einvoice";

const rowOf = (order: OrderDetail): ListedOrder => ({
  id: order.id,
  legacyId: order.legacyId,
  name: order.name,
  processedAt: order.processedAt,
  buyer: order.buyer,
  total: order.total,
  currency: order.currency,
  state: order.state,
  invoiceNumber: order.invoiceNumber,
  faultCount: order.faultCount,
  reason: order.reason,
  lastDay: order.lastDay,
  shownUntil: order.shownUntil,
  payable: order.invoiceNumber === null ? null : (order.invoice?.payable ?? null),
  actions: [
    ...(order.canAskInvoice ? (["invoice"] as const) : []),
    ...(order.canRetry ? (["retry"] as const) : []),
    ...(order.canSettle ? (["settled"] as const) : []),
    ...(order.canMarkElsewhere ? (["invoiced-elsewhere"] as const) : []),
  ],
});

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function problem(response: ServerResponse, body: Problem): void {
  const stale = body.code === "SESSION_INVALID" ? { "X-Shopify-Retry-Invalid-Session-Request": "1" } : {};
  response.writeHead(body.status, { "content-type": "application/problem+json", ...stale }).end(JSON.stringify(body));
}
