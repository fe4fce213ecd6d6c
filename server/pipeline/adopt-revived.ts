import type { OrderId, ShopId } from "../invoice/ids.ts";
import { AppError } from "./errors.ts";
import type { PipelinePorts } from "./ports.ts";

/**
 * Before an order gets another invoice after a failed one: asks whether the integrator has meanwhile processed the old one
 * (a merchant may have mended it there). If so it is ours again, and no second one is issued.
 */
export const adoptRevived =
  ({ unitOfWork, read, integratorFor, clock }: PipelinePorts) =>
  async (shop: ShopId, orderId: OrderId): Promise<boolean> => {
    const order = await read(shop).orders.find(orderId);
    const record = await read(shop).invoices.findLatest(orderId);
    // Only a document that was taken can have come to life again; a refused or withdrawn one never existed there.
    if (order?.state !== "waiting" || !record || record.isLive || !record.acceptedAt) return false;
    const { integrator } = await read(shop).settings.get();
    if (!integrator) throw new AppError("SHOP_NOT_SET_UP");
    const { ettn, profileId } = record.invoice;
    const status = await integratorFor(integrator).findByEttn(ettn, profileId);
    if (status?.state !== "processing" && status?.state !== "issued") return false;
    await unitOfWork(shop, async ({ invoices, orders, timeline }) => {
      await invoices.update(ettn, { isLive: true, acceptedAt: clock.now(), statusChecks: 0 });
      await orders.move(orderId, "adopt");
      await timeline.append(orderId, "looked-up", { found: 1 });
    });
    return true;
  };
