import { invoiceToUblBytes } from "../server/ubl/invoice-document.ts";
import type { Bench, Row } from "./row.ts";
import { eInvoiceEuDocument } from "./ubl/e-invoice-eu.ts";
import { nodeZugferdDocument } from "./ubl/node-zugferd.ts";
import { invoiceOf, ORDERS, pick } from "./ubl/orders.ts";
import { templateDocument } from "./ubl/template.ts";
import { ublBuilderDocument } from "./ubl/ubl-builder.ts";
import { xmlbuilder2Document } from "./ubl/xmlbuilder2.ts";

const bytes = (xml: string): Buffer => Buffer.from(xml, "utf8");

/** From an order of ten lines to the document's bytes. The generators are given finished amounts and only write them. */
async function rows(): Promise<readonly Row[]> {
  const invoices = ORDERS.map(invoiceOf);
  return [
    {
      what: "order (10 lines) → rule-checked UBL-TR bytes",
      floor: 10_000,
      ours: {
        name: "Otofatura",
        note: "mapping, KDV, rules and document",
        once: (turn) => invoiceToUblBytes(invoiceOf(pick(ORDERS, turn))),
      },
      beside: [
        {
          name: "a template literal (the limit)",
          note: "hand-written for these orders: sums in plain numbers and escaping, no checks",
          atLeast: 0.25,
          once: (turn) => bytes(templateDocument(pick(ORDERS, turn))),
        },
        {
          name: "xmlbuilder2",
          note: "our mapping and rules, the same tree printed by it",
          atLeast: 4,
          once: (turn) => bytes(xmlbuilder2Document(invoiceOf(pick(ORDERS, turn)))),
        },
        {
          name: "ubl-builder",
          note: "amounts fed; no checks; has no place for a person's name, the district or the line's discount",
          atLeast: 4,
          once: (turn) => bytes(ublBuilderDocument(pick(invoices, turn))),
        },
        {
          name: "node-zugferd",
          note: "amounts fed; CII syntax, BASIC profile, its XSD check off",
          atLeast: 4,
          once: async (turn) => bytes(await nodeZugferdDocument(pick(invoices, turn))),
        },
        {
          name: "@e-invoice-eu/core",
          note: "amounts fed; EN 16931 UBL, checked against its JSON schema",
          atLeast: 4,
          once: async (turn) => bytes(await eInvoiceEuDocument(pick(invoices, turn))),
        },
      ],
    },
  ];
}

export const ubl = { rows } satisfies Bench;
