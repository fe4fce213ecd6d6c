import { type Fault, fault } from "../../invoice/fault.ts";
import type { ShopId } from "../../invoice/ids.ts";
import type { Invoice } from "../../invoice/invoice.ts";
import { err, ok, type Result } from "../../invoice/result.ts";
import {
  E_ARCHIVE,
  isRegistrable,
  isRouteOpen,
  type Route,
  routeFor,
  type RouteWishes,
} from "../../invoice/e-fatura/route.ts";
import { askAsProbe, isClosed } from "../account/hold.ts";
import type { Integrator } from "../ports/integrator.ts";
import type { PipelinePorts } from "../ports/ports.ts";

type Ports = Pick<PipelinePorts, "read" | "unitOfWork" | "clock">;
type Asking = { readonly shop: ShopId; readonly integrator: Integrator };

/**
 * Asks the registry which document this buyer gets now. No answer is kept: a buyer registered since the last question would
 * get an invalid invoice. A question that fails throws, and never means "not registered".
 */
export async function routeNow(
  ports: Ports,
  { shop, integrator }: Asking,
  { taxId, wishes }: { readonly taxId: string; readonly wishes: RouteWishes },
): Promise<Result<Route, Fault>> {
  if (!isRegistrable(taxId)) return ok(E_ARCHIVE);
  const answer = await askAsProbe(ports, shop, () => integrator.lookUpTaxpayer(taxId));
  const route = routeFor(answer, wishes);
  const isSendable = !route.ok || integrator.capabilities.profiles.includes(route.value.profileId);
  return isSendable ? route : err(fault("BUYER_IS_EINVOICE_TAXPAYER", "buyer.taxId"));
}

/** Asked once more right before the document leaves; while the shop's queue rests nothing leaves and nobody is asked. */
export async function isStillRouted(ports: Ports, { shop, integrator }: Asking, invoice: Invoice): Promise<boolean> {
  const { value } = invoice.buyer.taxId;
  if (!isRegistrable(value) || invoice.profileId === "IHRACAT" || (await isResting(ports, shop))) return true;
  return isRouteOpen(invoice, await askAsProbe(ports, shop, () => integrator.lookUpTaxpayer(value)));
}

async function isResting({ read, clock }: Ports, shop: ShopId): Promise<boolean> {
  const hold = await read(shop).settings.hold();
  return hold !== undefined && isClosed(hold, clock.now());
}
