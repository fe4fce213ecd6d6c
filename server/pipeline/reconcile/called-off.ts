import { compareIssued, showCorrections } from "./compare-issued.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { Subject } from "../send/submit-invoice.ts";
import { isToldSince } from "../told-since.ts";
import { unlessChanged } from "../unless-changed.ts";
import { isBarred } from "../mail/may-mail.ts";

/** What is mailed sooner was made of the order as it stands. */
const FRESH_MS = 60_000;

/**
 * Whether the sale came to nothing while its invoice waited to be mailed. The order is read again only where a signal told of it
 * since; what it came to is shown, as it is where nobody is mailed.
 */
export async function isCalledOff(ports: PipelinePorts, subject: Subject): Promise<boolean> {
  const { shop, orderId, record } = subject;
  const age = ports.clock.now().getTime() - record.issuedAt.getTime();
  // Of a mail that was begun it is too late to ask.
  if (record.mailing?.state !== "due" || age < FRESH_MS || !(await isToldSince(ports.read(shop), record))) return false;
  const compared = await compareIssued(ports, subject);
  if (!compared) return false;
  await unlessChanged(ports.unitOfWork, { shop, record, states: ["issued"] }, async (stores) => {
    await showCorrections(stores, compared);
    return undefined;
  });
  return isBarred((await ports.read(shop).orders.find(orderId))?.faults ?? []);
}
