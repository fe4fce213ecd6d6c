import { z } from "zod";
import { parseAttachment } from "../invoice/attachment.ts";
import type { DecimalText } from "../invoice/decimal.ts";
import { type Fault, fault } from "../invoice/fault.ts";
import { toIban } from "../invoice/iban.ts";
import { err, ok, type Result } from "../invoice/result.ts";
import type { DocumentPolicy } from "../invoice/shop-profile.ts";
import { parseTemplate } from "../invoice/template.ts";

const text = z.string().trim().min(1);

/** Two decimals at most, and no exponent: it is printed as written. */
const percentText = z.string().regex(/^(0|[1-9]\d?)(\.\d{1,2})?$/);

/** The members of SHOP.json that say what goes with every document. */
export const documentSettings = {
  template: z.object({ uuid: text.optional(), base64: text.optional() }).optional(),
  payeeIban: text.optional(),
  attachments: z
    .array(z.object({ fileName: text, base64: text }))
    .max(3)
    .default([]),
  despatch: z.object({ replacesWaybill: z.boolean().default(false) }).prefault({}),
  latePaymentPercent: percentText.optional(),
};

type Written = z.infer<z.ZodObject<typeof documentSettings>>;

/** Proves what the shapes above cannot: check digits, file types, one design and not two. */
export function documentPolicy(written: Written): Result<DocumentPolicy, readonly Fault[]> {
  const template = parseTemplate(written.template, "profile.template");
  const files = written.attachments.map((file, index) => parseAttachment(file, `profile.attachments[${index}]`));
  const payeeIban = written.payeeIban === undefined ? undefined : toIban(written.payeeIban);
  const faults = [template, ...files].flatMap((part) => (part.ok ? [] : [part.error]));
  if (written.payeeIban !== undefined && !payeeIban) faults.push(fault("IBAN_INVALID", "profile.payeeIban"));
  if (!template.ok || faults.length > 0) return err(faults);
  return ok({
    template: template.value,
    payeeIban,
    attachments: files.flatMap((file) => (file.ok ? [file.value] : [])),
    replacesWaybill: written.despatch.replacesWaybill,
    latePercent: written.latePaymentPercent as DecimalText | undefined,
  });
}
