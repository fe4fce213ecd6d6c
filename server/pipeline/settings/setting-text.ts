import { z } from "zod";
import { cleanText } from "../../invoice/text.ts";

/** A text of SHOP.json as it may stand on a document; one of nothing but spaces or forbidden characters is wrong. */
export const settingText = z.string().transform((written, context): string => {
  const clean = cleanText(written);
  if (clean !== undefined) return clean;
  context.addIssue({ code: "custom" });
  return z.NEVER;
});
