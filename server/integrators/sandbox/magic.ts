import { type EnvelopeCode, toEnvelopeCode } from "../../gib/envelope-statuses.ts";
import type { Invoice } from "../../invoice/invoice.ts";
import { MAGIC, SEND_SCENARIOS, type SendScenario, STORY_SCENARIOS, type StoryScenario } from "./scenarios.ts";

/** What the magic words of one document ask for; empty for an ordinary one. */
export type Wishes = {
  readonly send: SendScenario | undefined;
  readonly story: StoryScenario;
  /** GİB's code at which an e-Fatura's envelope stops. */
  readonly envelope: EnvelopeCode | undefined;
};

/** Reads the words after "deneme:" in product names, notes and the buyer's name; a word nobody knows asks for nothing. */
export function wishesOf(invoice: Invoice): Wishes {
  const words = wordsOf(invoice);
  const codes = words.flatMap((word) => toEnvelopeCode(word.replace(/^gib-/, "")) ?? []);
  return {
    send: words.flatMap((word) => rowOf(SEND_SCENARIOS, word) ?? [])[0],
    story: Object.assign({}, ...words.map((word) => rowOf(STORY_SCENARIOS, word) ?? {})) as StoryScenario,
    envelope: codes[0],
  };
}

function wordsOf({ lines, notes, buyer: { taxId } }: Invoice): readonly string[] {
  const names = "title" in taxId ? [taxId.title] : [taxId.firstName, taxId.familyName];
  const text = [...lines.map(({ name }) => name), ...notes, ...names].join("\n").toLowerCase();
  return [...text.matchAll(new RegExp(`${MAGIC}\\s?([a-z0-9-]+)`, "g"))].map(([, word = ""]) => word);
}

const rowOf = <Row>(table: Readonly<Record<string, Row>>, word: string): Row | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;
