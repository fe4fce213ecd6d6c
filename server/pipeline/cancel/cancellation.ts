import { cancelBar, lastDayToCancel, lastDayToUndo } from "../../invoice/after-issue/cancellation.ts";
import type { ShopId } from "../../invoice/ids.ts";
import { type IstanbulDate, istanbulDate, turkishDate } from "../../invoice/time/istanbul-time.ts";
import type { ErrorCode } from "../errors.ts";
import type { IntegratorCapabilities } from "../ports/integrator.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { isSentHere } from "../account/same-account.ts";
import type { InvoiceRecord, OrderRecord, Settings } from "../ports/stores.ts";

export type Closed = { readonly code: ErrorCode; readonly facts: Readonly<Record<string, string>> };
/** Whether something may be asked for now, until which day, or why not. */
export type Opening = { readonly lastDay: IstanbulDate } | Closed;

export const isOpen = (opening: Opening): opening is { readonly lastDay: IstanbulDate } => "lastDay" in opening;

export type CancellationNow = { readonly cancel: Opening; readonly undo: Opening };

type Known = {
  readonly order: Pick<OrderRecord, "state">;
  readonly record: InvoiceRecord;
  readonly settings: Settings;
};

/** What may be asked of the integrator about this order's invoice now. The integrator's own answer comes after it. */
export function cancellationNow(
  { integratorFor, clock }: Pick<PipelinePorts, "integratorFor" | "clock">,
  shop: ShopId,
  { order, record, settings }: Known,
): CancellationNow {
  const { integrator } = settings;
  const isHere = integrator !== undefined && isSentHere(integratorFor, { shop, integrator }, record);
  const can = isHere ? integratorFor(integrator, shop).capabilities : undefined;
  const today = istanbulDate(clock.now());
  return {
    cancel: order.state === "issued" ? openToCancel({ record, settings, can, today }) : closed("INVOICE_NOT_ISSUED"),
    undo: order.state === "cancelled" ? openToUndo({ record, can, today }) : closed("UNDO_NOTHING"),
  };
}

type Asked = {
  readonly record: InvoiceRecord;
  /** Of the account the invoice was sent to; `undefined` where another one is connected now. */
  readonly can: IntegratorCapabilities | undefined;
  readonly today: IstanbulDate;
};

function openToCancel({ record, settings, can, today }: Asked & Pick<Known, "settings">): Opening {
  const bar = barNow(record, settings, today);
  if (bar) return bar;
  if (!can) return closed("CANCEL_ELSEWHERE");
  if (!can.cancels) return closed("CANCEL_NOT_OFFERED");
  return { lastDay: lastDayToCancel(record.invoice, settings.profile?.issue.cancelDays) };
}

/** Why the law, or the shop's own days, leave no cancellation at the integrator. */
export const barNow = ({ invoice }: Pick<InvoiceRecord, "invoice">, { profile }: Settings, today: IstanbulDate) =>
  cancelBar(invoice, { today, cancelDays: profile?.issue.cancelDays });

/** Only a cancellation asked for from here: of any other nobody here knows when it was made. */
function openToUndo({ record, can, today }: Asked): Opening {
  const lastDay = undoneUntil(record);
  if (lastDay === undefined) return closed("UNDO_NOTHING");
  if (!can) return closed("CANCEL_ELSEWHERE");
  if (!can.undoesCancel) return closed("UNDO_NOT_OFFERED");
  return today <= lastDay ? { lastDay } : { code: "UNDO_TOO_LATE", facts: { lastDay: turkishDate(lastDay) } };
}

/** The last day on which a cancellation of ours may be taken back. */
export const undoneUntil = ({ cancellation }: Pick<InvoiceRecord, "cancellation">): IstanbulDate | undefined =>
  cancellation?.doneAt === undefined ? undefined : lastDayToUndo(istanbulDate(new Date(cancellation.doneAt)));

const closed = (code: ErrorCode): Closed => ({ code, facts: {} });
