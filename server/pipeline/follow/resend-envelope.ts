import { ENVELOPE_ACTIONS } from "../../gib/envelope-actions.ts";
import { envelopeStatus } from "../../gib/envelope-statuses.ts";
import { type EnvelopeTrack, mayResend } from "../../invoice/e-fatura/envelope-track.ts";
import type { Ettn, OrderId } from "../../invoice/ids.ts";
import type { Integrator } from "../ports/integrator.ts";
import { type JobOutcome, snooze } from "../ports/jobs.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { TimelineStore } from "../ports/timeline.ts";
import type { Subject } from "../send/submit-invoice.ts";
import { unlessChanged } from "../unless-changed.ts";

/** GİB's own trouble passes in a while, and for as long the integrator may still tell the failure of before. */
const AFTER_SECONDS = 600;
const FIRST_CHECK_SECONDS = 30;

/**
 * A failure of GİB's own that sending again mends: the same ETTN goes once more in a new envelope, where the integrator has a
 * way for that; with an ETTN of its own it might one day stand beside the first. `undefined` when a person has to act.
 */
export async function resendOnce(
  { unitOfWork, read, clock }: PipelinePorts,
  integrator: Integrator,
  { shop, orderId, record, envelope }: Subject & { readonly envelope: EnvelopeTrack | undefined },
): Promise<JobOutcome | undefined> {
  const { ettn } = record.invoice;
  if (!integrator.resend || !isMendedBySending(envelope)) return undefined;
  const again = await sentAgain(read(shop), { orderId, ettn });
  const now = clock.now();
  const waited = (now.getTime() - (again?.at ?? record.acceptedAt ?? now).getTime()) / 1000;
  if (waited < AFTER_SECONDS) return snooze(AFTER_SECONDS - waited);
  if (again) return undefined;
  // Written down first: whatever becomes of the answer, it goes no third time.
  const elsewhere = await unlessChanged(unitOfWork, { shop, record, states: ["processing"] }, async (stores) => {
    if (await sentAgain(stores, { orderId, ettn })) return snooze(0);
    await stores.timeline.append(orderId, "sent-again", { ettn });
    return undefined;
  });
  if (elsewhere) return elsewhere;
  const { kind } = await integrator.resend(record.invoice);
  if (kind !== "accepted" && kind !== "duplicate" && kind !== "unknown") return undefined;
  await unitOfWork(shop, ({ invoices }) => invoices.update(ettn, { envelope: { kind: "sent" } }));
  return snooze(FIRST_CHECK_SECONDS);
}

async function sentAgain(
  { timeline }: { readonly timeline: Pick<TimelineStore, "list"> },
  { orderId, ettn }: { readonly orderId: OrderId; readonly ettn: Ettn },
) {
  const story = await timeline.list(orderId);
  return story.find(({ kind, facts }) => kind === "sent-again" && facts["ettn"] === ettn);
}

function isMendedBySending(envelope: EnvelopeTrack | undefined): boolean {
  if (envelope?.kind !== "known" || !mayResend(envelope)) return false;
  return ENVELOPE_ACTIONS[envelopeStatus(envelope.code).action].actor === "app";
}
