import * as fc from "fast-check";
import { parentPort } from "node:worker_threads";
import { PROFILES } from "../../server/gib/profile-ids.ts";
import type { Invoice } from "../../server/invoice/invoice.ts";
import { brokenRules } from "../../server/invoice/rules/rules.ts";
import { invoiceDocument } from "../../server/ubl/invoice-document.ts";
import { SALE_WORDS, type SaleWords } from "../../server/ubl/sale-words.ts";
import { serialize } from "../../server/ubl/serialize.ts";
import { goldenFolders } from "../server/invoice/golden-folders.ts";
import { goldenInvoice } from "../server/invoice/golden-invoice.ts";
import { type Cell, invoiceOf } from "../server/ubl/random-invoices.ts";
import { canonical } from "../server/ubl/read-xml.ts";
import { judge } from "./gib-judge.ts";
import { judgedMark } from "./judged-mark.ts";
import { printedByXmlbuilder } from "./printed-by-xmlbuilder.ts";

/** What a worker is asked: one golden folder, or so many random documents of one kind. */
export type JudgeTask =
  | { readonly kind: "golden"; readonly name: string }
  | { readonly kind: "random"; readonly cell: Cell; readonly seed: number; readonly runs: number };

export type JudgeAnswer = {
  readonly judged: number;
  readonly findings: readonly string[];
  /** Of a golden without findings. */
  readonly mark?: string;
};

const DIALECTS: readonly SaleWords[] = Object.values(SALE_WORDS);

/** Everything wrong with one document: by our rules, by GİB's validators, by the other printer. */
async function findingsOf(invoice: Invoice, words: SaleWords): Promise<readonly string[]> {
  const tree = invoiceDocument(invoice, words);
  const xml = serialize(tree);
  const isAlike = canonical(xml) === canonical(printedByXmlbuilder(tree));
  return [
    ...brokenRules(invoice).map(({ code }) => `our rules: ${code}`),
    ...(await judge(xml, PROFILES[invoice.profileId].channel === "earchive" ? "earchive" : "efatura")),
    ...(isAlike ? [] : ["xmlbuilder2 prints another document"]),
  ];
}

async function judgeGolden(name: string): Promise<JudgeAnswer> {
  const folder = goldenFolders().find((each) => each.name === name);
  const invoice = folder && goldenInvoice(folder);
  if (!invoice?.ok) return { judged: 0, findings: [] };
  const findings = await findingsOf(invoice.value, SALE_WORDS.intCodes);
  const mark = judgedMark(serialize(invoiceDocument(invoice.value)));
  return { judged: 1, findings, ...(findings.length === 0 && { mark }) };
}

async function judgeRandom(cell: Cell, seed: number, runs: number): Promise<JudgeAnswer> {
  const findings: string[] = [];
  for (const [index, invoice] of fc.sample(invoiceOf(cell), { seed, numRuns: runs }).entries()) {
    const words = DIALECTS[index % DIALECTS.length] ?? [];
    for (const finding of await findingsOf(invoice, words)) findings.push(`document ${index}: ${finding}`);
  }
  return { judged: runs, findings };
}

parentPort?.on("message", async (task: JudgeTask) => {
  const answer =
    task.kind === "golden" ? await judgeGolden(task.name) : await judgeRandom(task.cell, task.seed, task.runs);
  parentPort?.postMessage(answer, []);
});
