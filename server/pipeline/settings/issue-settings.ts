import { z } from "zod";
import { ISSUE_WHEN_PAID } from "../../invoice/due/issue-policy.ts";
import { settingText } from "./setting-text.ts";

/** A month: whoever waits longer for one thing means something else. */
const hours = z.int().min(0).max(720);

/** The member `issue` of SHOP.json: when invoices are issued. */
export const issueSettings = z
  .object({
    when: z.enum(["paid", "fulfilled", "tag", "manual"]).default(ISSUE_WHEN_PAID.when),
    afterHours: hours.default(0),
    tag: settingText.default(ISSUE_WHEN_PAID.tag),
    taxIdHours: hours.default(0),
    withoutTaxId: z.enum(["consumer", "review"]).default(ISSUE_WHEN_PAID.withoutTaxId),
    /** Counted from the delivery; two days of it are kept for trouble. */
    lawfulDays: z.int().min(3).max(60).optional(),
    cancelDays: z.int().min(0).max(60).optional(),
  })
  .transform((written) => ({
    ...written,
    lawfulDays: written.lawfulDays,
    cancelDays: written.cancelDays,
  }))
  .prefault({});
