import { create } from "xmlbuilder2";
import type { XMLBuilder } from "xmlbuilder2/lib/interfaces.js";
import type { Invoice } from "../../server/invoice/invoice.ts";
import type { Element } from "../../server/ubl/element.ts";
import { invoiceDocument } from "../../server/ubl/invoice-document.ts";

/** Our tree, printed by xmlbuilder2. */
export function xmlbuilder2Document(invoice: Invoice): string {
  const document = create({ version: "1.0", encoding: "UTF-8" });
  add(document, invoiceDocument(invoice));
  return document.end();
}

function add(parent: XMLBuilder, { name, attributes, content }: Element): void {
  const node = parent.ele(name, attributes);
  if (typeof content === "string") {
    if (content !== "") node.txt(content);
    return;
  }
  for (const child of content) add(node, child);
}
