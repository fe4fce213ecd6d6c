import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { writeJson } from "../../../server/integrators/exact-json.ts";
import { toSendModel } from "../../../server/integrators/nilvera/transform.ts";
import { SCENARIO_FAULTS } from "../../../server/invoice/fault-texts/scenario.ts";
import { FAULT_TEXTS } from "../../../server/invoice/fault-texts.ts";
import type { Fault } from "../../../server/invoice/fault.ts";
import type { Ettn } from "../../../server/invoice/ids.ts";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { formatKurus } from "../../../server/invoice/money.ts";
import { err, ok, type Result } from "../../../server/invoice/result.ts";
import { parseShopProfile } from "../../../server/pipeline/shop-profile.ts";
import { parseOrder } from "../../../server/shopify/parse-order.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { isJudgeAvailable, judge } from "../../support/gib-judge.ts";
import { type GoldenFolder, goldenFolders } from "./golden-folders.ts";

/*
 * One scenario a folder. The expected files are snapshots: `vitest run --update` writes them anew, and the difference is
 * reviewed like code.
 */

const ETTN = "0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f" as Ettn;
const NUMBER = "EAR2025000000042";
const ISSUED = "2025-11-20T14:42:00";

/** Codes an order file alone cannot bring about. */
const NOT_FROM_A_FILE: Readonly<Record<string, string>> = {
  CHANNEL_UNKNOWN: "a gate before the mapping, see due.test.ts",
  BUYER_IS_EINVOICE_TAXPAYER: "the integrator's taxpayer lookup says it",
  INTEGRATOR_REFUSED: "the integrator says it",
  INTEGRATOR_FAILED: "the integrator says it",
  ORDER_GONE: "Shopify says it",
  CARRIER_NOT_IN_TABLE: "a profile names none such when it is read, see carrier.test.ts",
  INTEGRATOR_MISFILED: "the pipeline: the integrator files the document under another ETTN",
  SELLER_NOT_ACCOUNT: "the settings: the account is asked whose it is",
  ATTACHMENT_TOO_LARGE: "its file would be most of this repository, see attachment.test.ts",
  NUMBER_INVALID: "the command line's --number, see commands/invoice.test.ts",
  ...Object.fromEntries(
    Object.keys(SCENARIO_FAULTS).map((code) => [code, "no order becomes such a document, see scenario-rules.test.ts"]),
  ),
};

const FOLDERS = goldenFolders();
const isFaulty = ({ expected }: GoldenFolder): boolean => expected.includes("faults.json");

function convert({ order, shop }: GoldenFolder): Result<Invoice, readonly Fault[]> {
  const profile = parseShopProfile(shop);
  const read = parseOrder(order);
  if (!profile.ok || !read.ok) return err([...(profile.ok ? [] : profile.error), ...(read.ok ? [] : read.error)]);
  const issuedAt = new Date(`${ISSUED}+03:00`);
  const draft = invoiceFromOrder(read.value, profile.value, { issuedAt, profileId: "EARSIVFATURA" });
  return draft.ok ? ok({ ...draft.value, ettn: ETTN, number: NUMBER }) : draft;
}

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
    const invoice = convert(folder);
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
    expect([["faults.json"], ["invoice.json", "invoice.xml", "nilvera.json"]]).toContainEqual(folder.expected);
    expect(convert(folder).ok).toBe(!isFaulty(folder));
  });
});

describe.skipIf(!isJudgeAvailable)("GİB's XSD and schematron (needs ../shared)", () => {
  const valid = FOLDERS.filter((folder) => !isFaulty(folder));

  test.each(valid.map((folder) => [folder.name, folder] as const))("accept %s", async (_, folder) => {
    const invoice = convert(folder);
    if (!invoice.ok) throw new Error("no invoice");
    expect(await judge(invoiceToUbl(invoice.value), "earchive")).toEqual([]);
  });
});

test("every fault an order file can bring about has a folder of its own name", () => {
  const codes = Object.keys(FAULT_TEXTS).filter((code) => !(code in NOT_FROM_A_FILE));
  const folderOf = (code: string) => FOLDERS.find(({ name }) => name === code.toLowerCase().replaceAll("_", "-"));
  const codesOf = (folder: GoldenFolder | undefined) => {
    const invoice = folder && convert(folder);
    return !invoice || invoice.ok ? [] : [...new Set(invoice.error.map(({ code }) => code))];
  };
  expect(codes.map((code) => [code, codesOf(folderOf(code))])).toEqual(codes.map((code) => [code, [code]]));
});

test("the command line prints the golden documents", () => {
  const folder = FOLDERS.find(({ name }) => name === "mixed-rates-with-coupon");
  const invoice = folder && convert(folder);
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
