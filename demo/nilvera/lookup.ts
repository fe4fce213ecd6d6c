import { istanbulDate, istanbulTime } from "../../server/invoice/time/istanbul-time.ts";
import type { Account } from "./account.ts";
import { Refused, refusal } from "./answers.ts";
import type { Module, StoredDocument } from "./documents.ts";

/** The document, or Nilvera's word that there is none: each module knows its own alone. */
export function existing({ documents }: Account, module: Module, ettn: string): StoredDocument {
  const document = documents.find(ettn);
  if (document?.module !== module) throw new Refused(refusal(404, 3003, "Belge Bulunamadı"));
  return document;
}

/** .NET prints Istanbul time without an offset. */
export const wallClock = (instant: Date): string => `${istanbulDate(instant)}T${istanbulTime(instant)}`;
