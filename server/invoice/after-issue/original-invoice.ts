import type { IstanbulDate } from "../time/istanbul-time.ts";

/** An invoice whose goods come back: what an IADE or TEVKIFATIADE document is about. */
export type OriginalInvoice = { readonly number: string; readonly date: IstanbulDate };
