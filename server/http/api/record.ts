import express, { type Router } from "express";
import { z } from "zod";
import { legacyId, type OrderId } from "../../invoice/ids.ts";
import type { Reader, OrderRecord } from "../../pipeline/ports/stores.ts";
import type { RecordLine } from "../../pipeline/ports/timeline.ts";
import { type Language, languageOf } from "../language.ts";
import { spelledFacts } from "../spelled-facts.ts";
import { shopOf, userOf } from "../session.ts";
import type { RecordActor, RecordEntry, RecordView } from "../work-contract.ts";

export type RecordPorts = { readonly read: Reader };

const someone = z.templateLiteral(["user ", z.string().regex(/^\w{1,40}$/)]);
const recordQuery = z.object({
  by: z.union([z.enum(["all", "people", "app"]), someone]).default("all"),
  after: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Who did what in the shop, the newest first: settings, answers to buyers, and every event of every order. */
export function recordRoutes({ read }: RecordPorts): Router {
  const router = express.Router();
  router.get("/record", async (request, response) => {
    const { by, after, limit } = recordQuery.parse(request.query);
    const { timeline, orders } = read(shopOf(response));
    const { lines, next } = await timeline.page({ by, after, limit });
    const ids = [...new Set(lines.flatMap(({ orderId }) => orderId ?? []))];
    const known = new Map((await orders.findAll(ids)).map((order) => [order.id, order]));
    const parts = { known, user: userOf(response), language: languageOf(request) };
    response.json({ entries: lines.map((line) => toEntry(line, parts)), next: next ?? null } satisfies RecordView);
  });
  return router;
}

type Parts = {
  readonly known: ReadonlyMap<OrderId, OrderRecord>;
  readonly user: string;
  readonly language: Language;
};

function toEntry({ id, at, kind, facts, actor, orderId }: RecordLine, { known, user, language }: Parts): RecordEntry {
  const order = orderId && known.get(orderId);
  return {
    id,
    at: at.toISOString(),
    kind,
    facts: spelledFacts({ kind, facts }, language),
    actor: toActor(actor, user),
    order: order ? { legacyId: legacyId(order.id), name: order.name, currency: order.currency } : null,
  };
}

/** A job's or a webhook's number says nothing to a merchant. */
function toActor(actor: string, user: string): RecordActor {
  const [word = "", id = ""] = actor.split(" ");
  if (word === "user") return { kind: "user", id, isYou: id === user };
  return { kind: KINDS.find((kind) => kind === word) ?? "app", id: "", isYou: false };
}

const KINDS = ["buyer", "flow", "job", "webhook"] as const;
