import { z } from "zod";
import { FIRST_DAY, type IstanbulDate, startOfDay, toIstanbulDate } from "../../invoice/time/istanbul-time.ts";

/** A calendar day from a date field, which makes the year 0026 of one typed in two digits: no day before the first invoice can be meant. */
export const typedDay = z.string().transform((typed, context): IstanbulDate => {
  const read = toIstanbulDate(typed);
  if (read !== undefined && read >= FIRST_DAY) return read;
  context.addIssue({ code: "custom" });
  return z.NEVER;
});

/** An instant, or a calendar day that begins in Istanbul. */
export const typedInstant = z.union([
  z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .refine((instant) => instant >= startOfDay(FIRST_DAY)),
  typedDay.transform(startOfDay),
]);
