import type { ShopId } from "../../invoice/ids.ts";
import { keyOf } from "../ports/document-key.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { isSameAccount } from "../account/same-account.ts";
import type { InvoiceRecord } from "../ports/stores.ts";

type Ports = Pick<PipelinePorts, "read" | "integratorFor">;

/**
 * Where an integrator makes a draft first: removes that of an invoice withdrawn since `before` was read, because in the
 * merchant's books it would count as a sale beside the next one. As far as that goes: what is issued does not wait for it.
 */
export async function discardWithdrawn(
  { read, integratorFor }: Ports,
  shop: ShopId,
  before: InvoiceRecord | undefined,
): Promise<void> {
  if (!before?.isLive || before.reference === undefined) return;
  const { settings, invoices } = read(shop);
  const { integrator } = await settings.get();
  if (!integrator || !isSameAccount(integrator, before.sentTo)) return;
  if ((await invoices.find(before.invoice.ettn))?.isLive !== false) return;
  await integratorFor(integrator, shop)
    .discard?.(keyOf(before))
    .catch(() => undefined);
}
