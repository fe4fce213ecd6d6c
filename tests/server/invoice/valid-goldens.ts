import type { Ettn } from "../../../server/invoice/ids.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { goldenFolders } from "./golden-folders.ts";
import { goldenInvoice } from "./golden-invoice.ts";

/** Every golden order that becomes a document, each with an ETTN of its own and its number still to be given. */
export const validGoldens = (): readonly (readonly [name: string, invoice: Invoice])[] =>
  goldenFolders().flatMap((folder, index) => {
    const { ok, ...result } = goldenInvoice(folder);
    if (!ok || !("value" in result)) return [];
    const { number: _, ...invoice } = result.value;
    return [[folder.name, { ...invoice, ettn: ettnOf(index) }] as const];
  });

const ettnOf = (index: number): Ettn => `0b6dbb3c-6f2e-4b2a-9d1c-${String(index).padStart(12, "0")}` as Ettn;
