import { ENVELOPE_ACTIONS } from "../../gib/envelope-actions.ts";
import { envelopeStatus } from "../../gib/envelope-statuses.ts";
import { type EnvelopeTrack, mayResend } from "../../invoice/e-fatura/envelope-track.ts";
import type { Ettn } from "../../invoice/ids.ts";
import type { Integrator } from "../ports/integrator.ts";
import { type JobOutcome, snooze } from "../ports/jobs.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { TimelineLine } from "../ports/timeline.ts";
import type { Subject } from "../send/submit-invoice.ts";
import { unlessChanged } from "../unless-changed.ts";

/** GİB's own trouble passes in a while, and for as long the integrator may still tell the failure of before. */
const AFTER_SECONDS = 600;
const FIRST_CHECK_SECONDS = 30;
/** As often it is tried while the integrator provably takes nothing, each time after a longer rest: about half a day. */
const MOST_TRIES = 12;

/**
 * A failure of GİB's own that sending again mends: the same ETTN goes once more in a new envelope, where the integrator has a
 * way for that; with an ETTN of its own it might one day stand beside the first. A try that provably was not taken does not
 * count. `undefined` when a person has to act.
 */
export async function resendOnce(
  { unitOfWork, read, clock }: PipelinePorts,
  integrator: Integrator,
  { shop, orderId, record, envelope }: Subject & { readonly envelope: EnvelopeTrack | undefined },
): Promise<JobOutcome | undefined> {
  const { ettn } = record.invoice;
  if (!integrator.resend || !isMendedBySending(envelope)) return undefined;
  const tries = triesOf(await read(shop).timeline.list(orderId), ettn);
  const now = clock.now();
  const waited = (now.getTime() - (tries.last?.at ?? record.acceptedAt ?? now).getTime()) / 1000;
  const rest = tries.isOver ? AFTER_SECONDS : AFTER_SECONDS * Math.max(tries.count, 1);
  if (waited < rest) return snooze(rest - waited);
  if (tries.isOver) return undefined;
  const standing = { shop, record, states: ["processing"] } as const;
  // Written down first: whatever becomes of the answer, it goes no third time.
  const elsewhere = await unlessChanged(unitOfWork, standing, async ({ timeline }) => {
    if (triesOf(await timeline.list(orderId), ettn).count !== tries.count) return snooze(0);
    await timeline.append(orderId, "sent-again", { ettn });
    return undefined;
  });
  if (elsewhere) return elsewhere;
  const { kind } = await integrator.resend(record.invoice);
  if (kind === "retry" || kind === "config") {
    return unlessChanged(unitOfWork, standing, async ({ timeline }) => {
      const seconds = AFTER_SECONDS * (tries.count + 1);
      await timeline.append(orderId, "retry-scheduled", { seconds, ettn });
      return snooze(seconds);
    });
  }
  if (kind !== "accepted" && kind !== "duplicate" && kind !== "unknown") return undefined;
  await unitOfWork(shop, ({ invoices }) => invoices.update(ettn, { envelope: { kind: "sent" } }));
  return snooze(FIRST_CHECK_SECONDS);
}

/** `isOver`: one of them was taken, or may have been, or there were too many. */
function triesOf(story: readonly TimelineLine[], ettn: Ettn) {
  const lines = story.filter(({ facts }) => facts["ettn"] === ettn);
  const tries = lines.filter(({ kind }) => kind === "sent-again");
  const notTaken = lines.filter(({ kind }) => kind === "retry-scheduled");
  const isOver = tries.length > notTaken.length || tries.length >= MOST_TRIES;
  return { last: tries.at(-1), count: tries.length, isOver };
}

function isMendedBySending(envelope: EnvelopeTrack | undefined): boolean {
  if (envelope?.kind !== "known" || !mayResend(envelope)) return false;
  return ENVELOPE_ACTIONS[envelopeStatus(envelope.code).action].actor === "app";
}
