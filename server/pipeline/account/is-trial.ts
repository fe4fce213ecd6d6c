import type { InvoiceRecord } from "../ports/stores.ts";

/** Whether only a test account knows the document: it is worth nothing, and no buyer may ever see it as their invoice. */
export const isTrial = ({ sentTo }: Pick<InvoiceRecord, "sentTo">): boolean => sentTo.environment === "test";
