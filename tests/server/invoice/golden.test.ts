import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { writeJson } from "../../../server/integrators/exact-json.ts";
import { toSendModel } from "../../../server/integrators/nilvera/transform.ts";
import { ARITHMETIC_FAULTS } from "../../../server/invoice/fault-texts/arithmetic.ts";
import { CONTENT_FAULTS } from "../../../server/invoice/fault-texts/content.ts";
import { SCENARIO_FAULTS } from "../../../server/invoice/fault-texts/scenario.ts";
import { FAULT_TEXTS } from "../../../server/invoice/fault-texts.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { formatKurus } from "../../../server/invoice/money/money.ts";
import { invoiceDocument, invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { serialize } from "../../../server/ubl/serialize.ts";
import { isJudgeAvailable, judge } from "../../support/gib-judge.ts";
import { judgedMark } from "../../support/judged-mark.ts";
import { printedByXmlbuilder } from "../../support/printed-by-xmlbuilder.ts";
import { type GoldenFolder, goldenFolders } from "./golden-folders.ts";
import { canonical } from "../ubl/read-xml.ts";
import { ETTN, goldenInvoice, ISSUED, NUMBER } from "./golden-invoice.ts";

/*
 * One scenario a folder. The expected files are snapshots: `vitest run --update` writes them anew, and the difference is
 * reviewed like code.
 */

/** Codes an order file alone cannot bring about. */
const NOT_FROM_A_FILE: Readonly<Record<string, string>> = {
  EXPORT_TO_TAXPAYER: "the integrator's taxpayer lookup leads to it, see export.test.ts",
  BUYER_TAX_ID_NEEDED: "a gate before the mapping, see trigger.test.ts",
  WITHHOLDING_LIMIT_UNKNOWN: "the day of issue brings it about, see limits.test.ts",
  CHANNEL_UNKNOWN: "a gate before the mapping, see due.test.ts",
  BUYER_IS_EINVOICE_TAXPAYER: "the integrator's taxpayer lookup says it",
  BUYER_STATUS_UNCLEAR: "the integrator says it",
  BUYER_MAILBOX_MISSING: "the integrator's taxpayer lookup leads to it, see route.test.ts",
  BUYER_MAILBOX_UNCLEAR: "the same",
  BUYER_UNLIKE_REGISTRY: "the same, see registered-buyer.test.ts",
  INTEGRATOR_REFUSED: "the integrator says it",
  NUMBER_TAKEN: "the same",
  INTEGRATOR_LACKS_TYPE: "the integrator's adapter says what it sends",
  INVOICE_CANCELLED: "the integrator or GİB says it",
  INVOICE_REJECTED: "the buyer says it",
  INTEGRATOR_FAILED: "the integrator says it",
  ORDER_GONE: "Shopify says it",
  INVOICE_TO_CANCEL: "an order changed after its invoice, see correction.test.ts",
  CANCEL_REFUSED: "the integrator says it, see pipeline/cancel-invoice.test.ts",
  MAIL_REFUSED: "the integrator says it, see pipeline/mail-invoice.test.ts",
  MAIL_UNANSWERED: "the same",
  CANCEL_NOT_IN_TIME: "as CANCEL_REFUSED",
  UNDO_REFUSED: "the same",
  UNDO_NOT_IN_TIME: "the same",
  PARCEL_CAME_BACK: "the same as INVOICE_TO_CANCEL",
  PARCEL_CAME_BACK_LATE: "the same",
  RETURN_BY_COMPANY: "the same",
  RETURN_BY_CONSUMER: "the same",
  RETURN_AT_CUSTOMS: "the same",
  ORDER_GREW: "the same",
  ADDITION_WENT_BACK: "the same, once settled, see settled-proposals.test.ts",
  RETURN_UNDONE: "the same",
  CHANGE_OUT_OF_SIGHT: "the pipeline: Shopify shows the order no more, see out-of-sight.test.ts",
  CHANGE_UNREADABLE:
    "the pipeline: the order of an issued invoice can be read no more, see unreadable-after-issue.test.ts",
  ORDER_SET_ASIDE: "the pipeline: an error nobody foresaw, see poisoned-order.test.ts",
  CARRIER_NOT_IN_TABLE: "a profile names none such when it is read, see carrier.test.ts",
  INTEGRATOR_MISFILED: "the pipeline: the integrator files the document under another ETTN",
  INTEGRATOR_DUPLICATE_UNFOUND: "the pipeline: what the integrator says it has it never shows, see never-found.test.ts",
  INTEGRATOR_DRAFT_LEFT: "the integrator does not delete it, see issue/discard-withdrawn.test.ts",
  INVOICE_OF_ANOTHER_SELLER: "the archived original says it, see check-seller.test.ts",
  ORIGINAL_OF_ANOTHER: "the archived original says it, see check-original.test.ts",
  ORIGINAL_TOTAL_DIFFERS: "the same",
  FAILED_AFTER_ISSUE: "the integrator says it, see follow/failed-later.test.ts",
  CANCEL_WISH_DROPPED: "a restored copy says it, see store/backup.test.ts",
  SECOND_INVOICE_TAKEN: "the pipeline: an answer comes after the order went on, see late-sender.test.ts",
  EARLIER_INVOICE_ELSEWHERE: "an account changed since, see earlier-invoice.test.ts",
  ADDITION_INVOICED_APART: "its invoice was cancelled, see settled-proposals.test.ts",
  EARLIER_INVOICE_UNKNOWN: "its record is lost, see earlier-invoice.test.ts",
  SELLER_NOT_ACCOUNT: "the settings: the account is asked whose it is",
  ATTACHMENT_TOO_LARGE: "its file would be most of this repository, see attachment.test.ts",
  OFFICIAL_CHECK_FAILED: "GİB's own schema finds it, see documents/official-schema.test.ts",
  NUMBER_INVALID: "the command line's --number, see commands/invoice.test.ts",
  ...Object.fromEntries(
    Object.keys({ ...SCENARIO_FAULTS, ...CONTENT_FAULTS, ...ARITHMETIC_FAULTS }).map((code) => [
      code,
      "no order becomes such a document, see ubl/gib-mutations.test.ts",
    ]),
  ),
};

const FOLDERS = goldenFolders();
const isFaulty = ({ expected }: GoldenFolder): boolean => expected.includes("faults.json");
const VALID = FOLDERS.filter((folder) => !isFaulty(folder)).map((folder) => [folder.name, folder] as const);

/** Bigints as amounts, as the command prints them. */
const invoiceJson = (invoice: Invoice): string =>
  JSON.stringify(invoice, (_key, value: unknown) => (typeof value === "bigint" ? formatKurus(value) : value), 2);

/** For diffs a person can read; escaped text never holds "><". */
const oneElementALine = (xml: string): string => xml.replaceAll("><", ">\n<");

/** The same text, one member a line, every digit as it was: parsing would turn numbers into floats. */
function indented(json: string): string {
  let depth = 0;
  const newline = () => `\n${"  ".repeat(depth)}`;
  return json.replace(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g, (token) => {
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
    if (token === "{" || token === "[" || token === ",") return token + newline();
    if (token === "}" || token === "]") return newline() + token;
    return token === ":" ? ": " : token;
  });
}

describe.each(FOLDERS.map((folder) => [folder.name, folder] as const))("%s", (_, folder) => {
  test("comes out as expected", async () => {
    const invoice = goldenInvoice(folder);
    if (!invoice.ok) {
      const faults = invoice.error.map(({ code, path }) => ({ code, path }));
      await expect(`${JSON.stringify(faults, null, 2)}\n`).toMatchFileSnapshot(folder.pathOf("faults.json"));
      return;
    }
    await expect(`${invoiceJson(invoice.value)}\n`).toMatchFileSnapshot(folder.pathOf("invoice.json"));
    await expect(`${oneElementALine(invoiceToUbl(invoice.value))}\n`).toMatchFileSnapshot(folder.pathOf("invoice.xml"));
    await expect(`${indented(writeJson(toSendModel(invoice.value)))}\n`).toMatchFileSnapshot(
      folder.pathOf("nilvera.json"),
    );
  });

  test("says why it is here, and has either documents or faults", () => {
    expect(folder.why.split("\n")[0]).toMatch(/^\S.{20,}\.$/);
    const documents = ["invoice.json", "invoice.xml", "judged.json", "nilvera.json"];
    expect([["faults.json"], documents]).toContainEqual(folder.expected);
    expect(goldenInvoice(folder).ok).toBe(!isFaulty(folder));
  });
});

describe("the documents as GİB's XSD and schematron last saw them", () => {
  test.each(VALID)("%s has nothing against it", async (_, folder) => {
    const invoice = goldenInvoice(folder);
    if (!invoice.ok) throw new Error("no invoice");
    const xml = invoiceToUbl(invoice.value);
    const mark = folder.pathOf("judged.json");
    if (!isJudgeAvailable) {
      // Other bytes than were judged: judge them beside GİB's files (`npm run judge -- --update`).
      expect(readFileSync(mark, "utf8")).toBe(judgedMark(xml));
      return;
    }
    expect(await judge(xml, "earchive")).toEqual([]);
    await expect(judgedMark(xml)).toMatchFileSnapshot(mark);
  });

  test.each(VALID)("%s is printed alike by xmlbuilder2", (_, folder) => {
    const invoice = goldenInvoice(folder);
    if (!invoice.ok) throw new Error("no invoice");
    const tree = invoiceDocument(invoice.value);
    expect(canonical(serialize(tree))).toBe(canonical(printedByXmlbuilder(tree)));
  });
});

test("every fault an order file can bring about has a folder of its own name", () => {
  const codes = Object.keys(FAULT_TEXTS).filter((code) => !(code in NOT_FROM_A_FILE));
  const folderOf = (code: string) => FOLDERS.find(({ name }) => name === code.toLowerCase().replaceAll("_", "-"));
  const codesOf = (folder: GoldenFolder | undefined) => {
    const invoice = folder && goldenInvoice(folder);
    return !invoice || invoice.ok ? [] : [...new Set(invoice.error.map(({ code }) => code))];
  };
  expect(codes.map((code) => [code, codesOf(folderOf(code))])).toEqual(codes.map((code) => [code, [code]]));
});

test("the command line prints the golden documents", () => {
  const folder = FOLDERS.find(({ name }) => name === "mixed-rates-with-coupon");
  const invoice = folder && goldenInvoice(folder);
  if (!folder || !invoice?.ok) throw new Error("no invoice");
  const forms = { ubl: invoiceToUbl, json: invoiceJson, nilvera: (each: Invoice) => writeJson(toSendModel(each)) };
  for (const [form, print] of Object.entries(forms)) {
    const { stdout, status } = runCommand(folder, form);
    expect({ stdout, status }).toEqual({ stdout: `${print(invoice.value)}\n`, status: 0 });
  }
});

function runCommand(folder: GoldenFolder, form: string) {
  const options = ["--ettn", ETTN, "--number", NUMBER, "--date", ISSUED, "--as", form];
  return spawnSync(
    process.execPath,
    ["server/commands/invoice.ts", folder.pathOf("order.json"), "--shop", folder.shopPath, ...options],
    { cwd: fileURLToPath(new URL("../../../", import.meta.url)), encoding: "utf8" },
  );
}
