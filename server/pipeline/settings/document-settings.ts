import { z } from "zod";
import { type Attachment, parseAttachment } from "../../invoice/paper/attachment.ts";
import type { DecimalText } from "../../invoice/money/decimal.ts";
import { type Fault, fault } from "../../invoice/fault.ts";
import { toIban } from "../../invoice/payment/iban.ts";
import { err, ok, type Result } from "../../invoice/result.ts";
import type { DocumentPolicy } from "../../invoice/shop-profile.ts";
import { parseTemplate } from "../../invoice/paper/template.ts";

const text = z.string().trim().min(1);

/** Two decimals at most, and no exponent: it is printed as written. */
const percentText = z.string().regex(/^(0|[1-9]\d?)(\.\d{1,2})?$/);

const file = z.object({
  fileName: text,
  base64: text,
  documentType: text.optional(),
  documentTypeCode: text.optional(),
});

/** The members of SHOP.json that say what goes with every document. */
export const documentSettings = {
  template: z.object({ uuid: text.optional(), base64: text.optional() }).optional(),
  payeeIban: text.optional(),
  attachments: z.array(file).max(3).default([]),
  purchaseOrderFile: file.optional(),
  paymentChannelCode: text.optional(),
  despatch: z.object({ replacesWaybill: z.boolean().default(false) }).prefault({}),
  latePaymentPercent: percentText.optional(),
};

type Written = z.infer<z.ZodObject<typeof documentSettings>>;

/** Proves what the shapes above cannot: check digits, file types, one design and not two. */
export function documentPolicy(written: Written): Result<DocumentPolicy, readonly Fault[]> {
  const template = parseTemplate(written.template, "profile.template");
  const files = written.attachments.map((each, index) => parseAttachment(each, `profile.attachments[${index}]`));
  const { purchaseOrderFile: orderFile, paymentChannelCode } = written;
  const purchaseOrderFile = orderFile ? [parseAttachment(orderFile, "profile.purchaseOrderFile")] : [];
  const payeeIban = written.payeeIban === undefined ? undefined : toIban(written.payeeIban);
  const faults = [template, ...files, ...purchaseOrderFile].flatMap((part) => (part.ok ? [] : [part.error]));
  if (written.payeeIban !== undefined && !payeeIban) faults.push(fault("IBAN_INVALID", "profile.payeeIban"));
  if (!template.ok || faults.length > 0) return err(faults);
  return ok({
    template: template.value,
    payeeIban,
    attachments: filesIn(files),
    ...filesIn(purchaseOrderFile).map((each) => ({ purchaseOrderFile: each }))[0],
    ...(paymentChannelCode && { paymentChannelCode }),
    replacesWaybill: written.despatch.replacesWaybill,
    latePercent: written.latePaymentPercent as DecimalText | undefined,
  });
}

const filesIn = (read: readonly Result<Attachment, Fault>[]): readonly Attachment[] =>
  read.flatMap((each) => (each.ok ? [each.value] : []));
