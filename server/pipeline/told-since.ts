import type { InvoiceRecord } from "./ports/stores.ts";
import type { TimelineStore } from "./ports/timeline.ts";

type Told = Pick<InvoiceRecord, "orderId" | "heard">;

/** Whether a signal told of the order since it was last looked at for this invoice: it may have been cancelled (decision 0028). */
export const isToldSince = async (
  { timeline }: { readonly timeline: Pick<TimelineStore, "signals"> },
  { orderId, heard }: Told,
): Promise<boolean> => (await timeline.signals(orderId)) !== heard;
