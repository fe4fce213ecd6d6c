import express, { type Router } from "express";
import { type OrderId, type ShopId, toOrderId } from "../../invoice/ids.ts";
import { istanbulDate } from "../../invoice/time/istanbul-time.ts";
import type { Clock } from "../../pipeline/ports/clock.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { IntegratorChoice } from "../../pipeline/ports/integrator.ts";
import { cancellationNow } from "../../pipeline/cancel/cancellation.ts";
import { mailingNow } from "../../pipeline/mail/may-mail.ts";
import type { Typed } from "../../pipeline/merchant/enter-buyer.ts";
import type { PipelinePorts } from "../../pipeline/ports/ports.ts";
import type { Reader } from "../../pipeline/ports/stores.ts";
import type { OrderList } from "../contract.ts";
import { isMerchants, languageOf, problemView } from "../language.ts";
import { lookingOf } from "../looking.ts";
import { shopOf, userOf } from "../session.ts";
import { tabCounts } from "../tabs.ts";
import { toListedOrder, toOrderDetail } from "../views.ts";
import { listQuery, toOrderQuery } from "./list-query.ts";
import { buyerEntry } from "./buyer-entry.ts";
import { notDone, type OrderActionPorts, orderActions, pressed } from "./order-actions.ts";

export type OrderRoutesPorts = OrderActionPorts & {
  readonly read: Reader;
  readonly clock: Clock;
  readonly integrators: readonly IntegratorChoice[];
  readonly integratorFor: PipelinePorts["integratorFor"];
  readonly enterBuyer: (shop: ShopId, orderId: OrderId, typed: Typed, seen?: string) => Promise<boolean>;
};

/** The order list and one order, as the page shows them. */
export function orderRoutes({ integrators, enterBuyer, ...ports }: OrderRoutesPorts): Router {
  const { read, clock } = ports;
  const router = express.Router();
  router.get("/orders", async (request, response) => {
    const query = toOrderQuery(listQuery.parse(request.query));
    const { orders, views, listedInvoices, sight } = read(shopOf(response));
    const looking = await lookingOf(request, { sight }, clock);
    const [page, counts, proposals, problems, overdue, kinds, named] = await Promise.all([
      orders.list(query),
      orders.counts(),
      orders.proposals(),
      orders.problems(),
      orders.overdue(istanbulDate(clock.now())),
      orders.integrators(),
      views.list(),
    ]);
    const payables = await listedInvoices.payables(page.orders);
    const list: OrderList = {
      orders: page.orders.map((order) => toListedOrder(order, payables.get(order.id), looking)),
      counts: tabCounts(counts),
      proposals,
      heldUp: problems
        .filter(({ problem }) => isMerchants(problem))
        .map(({ problem, count }) => ({ problem: problemView(problem, languageOf(request)), count })),
      overdue,
      integrators: choicesOf(integrators, kinds),
      views: named,
      next: page.next ?? null,
    };
    response.json(list);
  });
  router.get("/orders/:legacyId", async (request, response) => {
    const shop = shopOf(response);
    const { orders, invoices, documents, timeline, settings, sight } = read(shop);
    const order = await orders.findByLegacyId(request.params.legacyId);
    if (!order) throw new AppError("NOT_FOUND");
    const record = await invoices.findLatest(order.id);
    const formats = record ? await documents.formats(record.invoice.ettn) : [];
    const known = record && { order, record, settings: await settings.get() };
    const may = known && cancellationNow(ports, shop, known);
    const mail = known && mailingNow(ports.integratorFor, shop, known);
    const story = await timeline.list(order.id);
    const parts = { order, record, formats, timeline: story, may, mail, viewer: userOf(response) };
    const looking = await lookingOf(request, { sight }, clock);
    response.json(toOrderDetail(parts, looking));
  });
  for (const [action, act] of Object.entries(orderActions(ports))) {
    router.post(`/orders/:legacyId/${action}`, async (request, response) => {
      const orderId = toOrderId(request.params["legacyId"]);
      const { seen } = pressed.parse(request.body);
      if (!orderId || !(await act(shopOf(response), orderId, seen))) throw notDone(seen);
      response.status(202).json({});
    });
  }
  router.post("/orders/:legacyId/buyer", async (request, response) => {
    const orderId = toOrderId(request.params.legacyId);
    const entry = buyerEntry.parse(request.body);
    const { seen } = pressed.parse(request.body);
    if (!orderId || !(await enterBuyer(shopOf(response), orderId, entry, seen))) throw notDone(seen);
    response.status(202).json({});
  });
  return router;
}

const choicesOf = (choices: readonly IntegratorChoice[], kinds: readonly string[]): OrderList["integrators"] =>
  kinds.map((kind) => ({ id: kind, label: choices.find((choice) => choice.kind === kind)?.name ?? kind }));
