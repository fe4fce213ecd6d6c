import { create } from "xmlbuilder2";
import type { Element } from "../../server/ubl/element.ts";

type Builder = ReturnType<typeof create>;

/** A tree as another printer writes it: the oracle of ours. */
export function printedByXmlbuilder(tree: Element): string {
  const document = create();
  add(document, tree);
  return document.end();
}

function add(parent: Builder, { name, attributes, content }: Element): void {
  const readable = Object.entries(attributes).map(([key, value]) => [key, printable(value)]);
  const element = parent.ele(name, Object.fromEntries(readable));
  if (typeof content === "string") element.txt(printable(content));
  else for (const child of content) add(element, child);
}

/** xmlbuilder2 prints what XML forbids; this second, slower reading of the rule drops the same characters. */
const printable = (value: string): string =>
  value.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu, "");
