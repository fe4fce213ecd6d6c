import { RETENTION_YEARS } from "../../gib/retention.ts";
import type { IstanbulDate } from "../time/istanbul-time.ts";

/** The first day of invoices whose originals still have to be kept, as text of one form: days compare as text. */
export const keptFrom = (today: IstanbulDate): string => `${Number(today.slice(0, 4)) - RETENTION_YEARS}-01-01`;
