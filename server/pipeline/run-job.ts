import { type OrderId, toOrderId } from "../invoice/ids.ts";
import { actingAs } from "./ports/actor.ts";
import { advanceOrder } from "./advance-order.ts";
import { answerPrivacy } from "./privacy/answer-privacy.ts";
import { readBackfill } from "./merchant/backfill.ts";
import { thenAskCredits } from "./account/credits.ts";
import { ANSWER_PRIVACY, type JobHandler, READ_BACKFILL, RECONCILE_SHOP, WRITE_BACK } from "./ports/jobs.ts";
import type { PastOrders } from "./ports/past-orders.ts";
import type { PipelinePorts } from "./ports/ports.ts";
import { type ReconcilePorts, reconcileShop } from "./reconcile/reconcile-shop.ts";
import { type TellFlowPorts, thenTellFlow } from "./tell/tell-flow.ts";
import { type WriteBackPorts, writeBack } from "./tell/write-back.ts";

export type JobPorts = PipelinePorts &
  ReconcilePorts &
  WriteBackPorts &
  TellFlowPorts &
  Pick<Parameters<typeof answerPrivacy>[0], "onAnswered" | "isLetIn"> & { readonly pastOrders: PastOrders };

/** Gives every job to the use case that knows it; what it does is done in the job's name. */
export function runJob(ports: JobPorts): JobHandler {
  const advance = thenTellFlow(ports, advanceOrder(ports));
  const reconcile = thenAskCredits(ports, reconcileShop(ports));
  const privacy = answerPrivacy(ports);
  const backfill = readBackfill(ports);
  const tell = writeBack(ports);
  const run: JobHandler = ({ task, shop, key, attempts }) => {
    if (task === RECONCILE_SHOP) return reconcile(shop);
    if (task === ANSWER_PRIVACY) return privacy(shop);
    if (task === READ_BACKFILL) return backfill(shop);
    if (task === WRITE_BACK) return tell(shop, orderIdOf(key));
    return advance(shop, orderIdOf(key), attempts);
  };
  return (job) => actingAs(`job ${job.id}`, () => run(job));
}

function orderIdOf(key: string): OrderId {
  const id = toOrderId(key);
  if (!id) throw new Error("job key is not an order id");
  return id;
}
