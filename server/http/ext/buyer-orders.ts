import { timingSafeEqual } from "node:crypto";
import express, { type Router } from "express";
import { z } from "zod";
import { readProposal } from "../../invoice/parties/buyer-proposal.ts";
import { type OrderId, type ShopId, toOrderId } from "../../invoice/ids.ts";
import { AppError } from "../../pipeline/errors.ts";
import {
  type Proposal,
  type ProposalFrom,
  proposalOutcome,
  type ProposalOutcome,
} from "../../pipeline/merchant/propose-buyer.ts";
import { isTrial } from "../../pipeline/account/is-trial.ts";
import type { OrderOwner } from "../../pipeline/ports/shopify-port.ts";
import type { Reader } from "../../pipeline/ports/stores.ts";
import { type DownloadPorts, grantDownload } from "../api/downloads.ts";
import { limitBuyers } from "./buyer-limit.ts";
import { type Buyer, buyerOf } from "./buyer-session.ts";
import type { BuyerOrderView, InvoiceLink, ProposalAnswer, ProposalRefusal } from "./contract.ts";

export type BuyerOrderPorts = Omit<DownloadPorts, "redeem"> & {
  readonly readOwner: (shop: ShopId, orderId: OrderId) => Promise<OrderOwner | undefined>;
  readonly proposeBuyer: (shop: ShopId, proposal: Proposal) => Promise<ProposalOutcome>;
  /** Where the app is reached from outside: what a buyer gets is opened beside the shop, not inside it. */
  readonly appUrl: string;
};

const typed = z.string().trim().max(250).default("");
const proposalRequest = z.object({
  kind: z.enum(["person", "company"]),
  taxId: typed,
  title: typed,
  taxOffice: typed,
  confirmationNumber: typed,
});

/**
 * What a buyer may do with an order of their own. An order of somebody else, one that is not there and one that nobody proved
 * to be theirs all answer NOT_FOUND.
 */
export function buyerOrderRoutes(ports: BuyerOrderPorts): Router {
  const { read, readOwner, proposeBuyer, appUrl } = ports;
  const router = express.Router();
  router.use("/orders/:legacyId", limitBuyers(ports.clock));
  router.get("/orders/:legacyId", async (request, response) => {
    const { shop, orderId } = await owned(readOwner, buyerOf(response), request.params.legacyId);
    response.json(await toView(read, shop, orderId));
  });
  router.post("/orders/:legacyId/invoice", async (request, response) => {
    const { shop, orderId } = await owned(readOwner, buyerOf(response), request.params.legacyId);
    const record = await issuedInvoice(read, shop, orderId);
    if (!record) throw new AppError("NOT_FOUND");
    const path = await grantDownload(ports, shop, { ettn: record.invoice.ettn, format: "pdf" });
    response.json({ url: new URL(path, appUrl).href } satisfies InvoiceLink);
  });
  router.post("/orders/:legacyId/tax-data", async (request, response) => {
    const { confirmationNumber, ...said } = proposalRequest.parse(request.body);
    const buyer = buyerOf(response);
    const orderId = orderIdOf(request.params.legacyId);
    const from = provenBy(await readOwner(buyer.shop, orderId), { ...buyer, confirmationNumber });
    if (from === undefined) throw new AppError("NOT_FOUND");
    const entry = readProposal(said);
    if (!entry.ok) {
      const faults = entry.error.map(({ code, path }) => ({ code, path }));
      return void response.status(422).json({ faults } satisfies ProposalRefusal);
    }
    const outcome = await proposeBuyer(buyer.shop, { orderId, entry: entry.value, from });
    response.json({ outcome } satisfies ProposalAnswer);
  });
  return router;
}

/** Reading needs a customer who is logged in and whose order it is. */
async function owned(readOwner: BuyerOrderPorts["readOwner"], { shop, customerId }: Buyer, legacyId: string) {
  const orderId = orderIdOf(legacyId);
  const isOwn = customerId !== undefined && (await readOwner(shop, orderId))?.customerId === customerId;
  if (!isOwn) throw new AppError("NOT_FOUND");
  return { shop, orderId };
}

type Proof = Pick<Buyer, "customerId"> & { readonly confirmationNumber: string };

/** A guest's token names nobody: Shopify shows the confirmation number to the order's buyer alone. */
function provenBy(owner: OrderOwner | undefined, { customerId, confirmationNumber }: Proof): ProposalFrom | undefined {
  if (owner === undefined) return undefined;
  if (customerId !== undefined) return owner.customerId === customerId ? "customer" : undefined;
  const isTold = owner.confirmationNumber !== undefined && isSame(owner.confirmationNumber, confirmationNumber);
  return isTold ? "guest" : undefined;
}

function isSame(known: string, told: string): boolean {
  const [a, b] = [Buffer.from(known), Buffer.from(told)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function toView(read: Reader, shop: ShopId, orderId: OrderId): Promise<BuyerOrderView> {
  const order = await read(shop).orders.find(orderId);
  const record = await issuedInvoice(read, shop, orderId);
  const formats = record ? await read(shop).documents.formats(record.invoice.ettn) : [];
  return {
    invoice: record ? { number: record.invoice.number ?? null, hasPdf: formats.includes("pdf") } : null,
    isExpected: order?.state !== "not-ours" && order?.state !== "cancelled",
    canPropose: proposalOutcome(order, "customer") === "kept",
    wasProposed: order?.enteredBy === "buyer",
  };
}

/** An invoice that is still on its way, was withdrawn, or is a trial's, is nothing to show a buyer. */
async function issuedInvoice(read: Reader, shop: ShopId, orderId: OrderId) {
  const order = await read(shop).orders.find(orderId);
  const record = order?.state === "issued" ? await read(shop).invoices.findLatest(orderId) : undefined;
  return record?.isLive === true && !isTrial(record) ? record : undefined;
}

function orderIdOf(legacyId: string): OrderId {
  const orderId = /^\d{1,20}$/.test(legacyId) ? toOrderId(legacyId) : undefined;
  if (orderId === undefined) throw new AppError("NOT_FOUND");
  return orderId;
}
