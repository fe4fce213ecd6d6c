import type { Explained, TrialGuide } from "../../pipeline/ports/integrator.ts";
import { MAGIC, SEND_SCENARIOS, STORY_SCENARIOS } from "./scenarios.ts";
import { SANDBOX_TAXPAYERS } from "./taxpayers.ts";

type Texts = { readonly tr: string; readonly en: string };

/** What a merchant may write into an order while the trial is on, and whom it takes for e-Fatura taxpayers. */
export const trialGuide = (language: keyof Texts): TrialGuide => ({
  words: rows({ ...SEND_SCENARIOS, ...STORY_SCENARIOS, "gib-1150": ENVELOPE }, MAGIC, language),
  taxIds: rows(SANDBOX_TAXPAYERS, "", language),
});

const ENVELOPE: Texts = {
  tr: "e-Fatura: GİB zarfı 1150 koduyla geri çevirir. Listedeki başka bir kod da yazılabilir.",
  en: "e-Fatura: GİB turns the envelope away with code 1150. Any other code of the list will do.",
};

const rows = (texts: Readonly<Record<string, Texts>>, before: string, language: keyof Texts): readonly Explained[] =>
  Object.entries(texts).map(([id, text]) => ({ id: before + id, label: text[language] }));
