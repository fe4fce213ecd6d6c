import { z } from "zod";
import { toIstanbulDate } from "../../invoice/time/istanbul-time.ts";
import { type Kurus, parseKurus } from "../../invoice/money/money.ts";

const day = z.string().refine((text) => toIstanbulDate(text) !== undefined);

const lira = z.string().transform((text, context): Kurus => {
  const amount = parseKurus(text, "");
  if (amount.ok && amount.value >= 0n) return amount.value;
  context.addIssue({ code: "custom" });
  return z.NEVER;
});

const limits = z.array(z.object({ from: day, amount: lira })).default([]);

/** The member `limits` of SHOP.json: amounts in TL that change with the years. */
export const limitSettings = z
  .object({ consumerWithoutTckn: limits, cashOnDelivery: limits, withholding: limits })
  .prefault({});
