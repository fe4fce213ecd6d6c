import { z } from "zod";
import { cleanText } from "../../invoice/text.ts";

/** A page of small print. Drawing a document waits for nobody: a text of a megabyte would hold up every shop for half a minute. */
const MOST_LETTERS = 4_000;

/** A text of SHOP.json as it may stand on a document; one of nothing but spaces or forbidden characters is wrong. */
export const settingText = z.string().transform((written, context): string => {
  const clean = cleanText(written);
  if (clean !== undefined && clean.length <= MOST_LETTERS) return clean;
  context.addIssue({ code: "custom" });
  return z.NEVER;
});
