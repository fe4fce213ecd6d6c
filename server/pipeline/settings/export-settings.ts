import { z } from "zod";
import { settingText as text } from "./setting-text.ts";

const productMatch = z
  .object({ tag: text.optional(), productType: text.optional(), sku: text.optional() })
  // One that names nothing would match nothing, silently.
  .refine(({ tag, productType, sku }) => [tag, productType, sku].some((named) => named !== undefined));

/** The member `tax.exports` of SHOP.json: which sales leave Turkey, and what customs asks of them. */
export const exportSettings = z
  .object({
    etgbShippingTitles: z.array(text).default([]),
    gtip: z.array(productMatch.and(z.object({ gtip: z.string().regex(/^\d{12}$/) }))).default([]),
    isGtipRequired: z.boolean().default(true),
    etgbLimits: z.object({ kilograms: z.int().positive(), euros: z.int().positive() }).optional(),
    servicesUsedAbroad: z.array(productMatch).default([]),
  })
  .transform((written) => ({ ...written, etgbLimits: written.etgbLimits }))
  .prefault({});
