import type { Carrier } from "../../gib/carriers.ts";
import { fold, foldWords } from "../text.ts";

const FILLER_WORDS = new Set(["kargo", "cargo", "a", "s", "as"]);
/** What Shopify's own list writes for a carrier it does not know. */
const NOBODY = new Set(["other", "diger"]);

/** Finds a carrier by what a merchant or an app wrote: "YURTİÇİ KARGO", "hepsi jet", "MNG". */
export function findCarrier(written: string, carriers: readonly Carrier[]): Carrier | undefined {
  const words = tellingWords(written);
  const openings = new Set(words.map((_, index) => words.slice(0, index + 1).join("")));
  return carriers.find(({ names }) => names.some((name) => openings.has(essence(name))));
}

/** Whether a fulfilment names its carrier. */
export const isNamedCarrier = (company: string | undefined): company is string =>
  company !== undefined && !NOBODY.has(fold(company));

const essence = (name: string): string => tellingWords(name).join("");

/** Apps write "ArasKargo" in one word. */
const tellingWords = (name: string): readonly string[] =>
  foldWords(name)
    .map((word) => word.replace(/(?<=.)[kc]argo$/, ""))
    .filter((word) => !FILLER_WORDS.has(word));
