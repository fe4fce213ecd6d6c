import { escapeXml } from "../ubl/escape-xml.ts";

/** Markup that is safe to print; everything else is text. */
export type Html = { readonly markup: string };

type Part = string | Html | readonly Html[];

/** Template tag: text is escaped, markup stands as it is, and nothing that was not written here becomes markup. */
export const html = (literals: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: String.raw({ raw: literals.raw }, ...parts.map(print)),
});

export const NOTHING: Html = { markup: "" };

function print(part: Part): string {
  if (typeof part === "string") return escapeXml(part);
  return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("");
}
