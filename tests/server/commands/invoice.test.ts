import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anotherOrder } from "../../../demo/orders/another-order.ts";
import { vknOf } from "../../../demo/orders/tax-numbers.ts";
import { type Ended, runNode } from "../../support/child-process.ts";
import { aShopFile } from "../../support/test-shop.ts";

const ETTN = "6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e01";
const NUMBER = "EAR2026000000042";
const FIXED = ["--ettn", ETTN, "--date", "2026-11-20T13:14:15", "--number", NUMBER];

let directory: string;
const written = new Map<string, string>();

const write = (name: string, content: unknown): void => {
  const path = join(directory, `${name}.json`);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  written.set(name, path);
};

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "otofatura-"));
  const order = anotherOrder(new Date("2026-11-19T20:30:00Z"), 1);
  const company = [
    { key: "vkn", value: vknOf("100200300") },
    { key: "unvan", value: "Deneme Ltd. Şti." },
  ];
  write("order", { order });
  write("company", { order: { ...order, customAttributes: company } });
  write("faulty", {
    order: {
      ...order,
      currencyCode: "TRY",
      customAttributes: [{ key: "tckn", value: "12345678901" }],
      billingAddress: null,
    },
  });
  write("unreadable-amount", {
    order: { ...order, totalPriceSet: { shopMoney: { amount: "on lira", currencyCode: "TRY" } } },
  });
  write("shop", aShopFile());
  write("misspelt-shop", aShopFile({ domain: "ornek.myshopify.com", tax: { shiping: "prorata" } }));
  write("euro-shop", aShopFile({ currency: "shop" }));
  write("abroad", JSON.stringify({ order }).replaceAll('"TRY"', '"EUR"'));
  write("bad-shop", aShopFile({ series: { earchive: "EAR", einvoice: "EAR" } }));
  write("broken", '{"order": ');
  write("list", []);
  write("taxpayer", { registered: true });
});
afterAll(() => rmSync(directory, { recursive: true }));

const run = (...args: readonly string[]): Promise<Ended> =>
  runNode(["server/commands/invoice.ts", ...args.map((arg) => written.get(arg) ?? arg)]);

const convert = (order: string, ...more: readonly string[]) => run(order, "--shop", "shop", ...FIXED, ...more);

const faultsOf = ({ stderr }: Ended) =>
  (JSON.parse(stderr) as { faults: readonly { code: string; path: string; what: string; fix: string; en: string }[] })
    .faults;

describe("a good order", { timeout: 20_000 }, () => {
  test("is printed, and a name in SHOP.json that no setting has is told beside it", async () => {
    const { code, stderr } = await run("order", "--shop", "misspelt-shop", ...FIXED);
    expect([code, JSON.parse(stderr)]).toEqual([0, { ignored: ["tax.shiping"] }]);
  });

  test("is printed as UBL, and nothing else is said", async () => {
    const { code, stdout, stderr } = await convert("order", "--as", "ubl");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>/);
    expect(stdout).toContain(`<cbc:ID>${NUMBER}</cbc:ID>`);
    expect(stdout).toMatch(new RegExp(`<cbc:UUID>${ETTN}</cbc:UUID>`, "i"));
    expect(stdout).toContain("<cbc:IssueDate>2026-11-20</cbc:IssueDate>");
    expect(stdout).toContain("<cbc:IssueTime>13:14:15</cbc:IssueTime>");
    expect(stdout).toContain("<cbc:ProfileID>EARSIVFATURA</cbc:ProfileID>");
  });

  test("is printed as what Nilvera takes", async () => {
    const { code, stdout } = await convert("order", "--as", "nilvera");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ArchiveInvoice: { InvoiceInfo: { UUID: ETTN, SalesPlatform: "INTERNET", SendType: "ELEKTRONIK" } },
    });
  });

  test("is printed as our own model with amounts as exact text", async () => {
    const { code, stdout } = await convert("order");
    expect(code).toBe(0);
    const invoice = JSON.parse(stdout) as { totals: { payable: string }; ettn: string; number: string };
    expect(invoice).toMatchObject({
      ettn: ETTN,
      number: NUMBER,
      totals: { payable: expect.stringMatching(/^\d+\.\d\d$/) },
    });
  });

  test.each(["ubl", "nilvera", "json", "html", "pdf"])("gives the same bytes each time as %s", async (form) => {
    const [first, second] = await Promise.all([convert("order", "--as", form), convert("order", "--as", form)]);
    expect(first.stdout.length).toBeGreaterThan(1000);
    expect(second.stdout).toBe(first.stdout);
  });

  test("gets an ETTN of its own when none is given", async () => {
    const ettns = await Promise.all(
      [1, 2].map(async () => (JSON.parse((await run("order", "--shop", "shop")).stdout) as { ettn: string }).ettn),
    );
    expect(new Set(ettns).size).toBe(2);
  });

  test("of a shop that keeps another currency takes its rate from the command line", async () => {
    const inEuro = ["abroad", "--shop", "euro-shop", "--ettn", ETTN, "--date", "2026-11-20"];
    const { stdout, stderr } = await run(...inEuro, "--rate", "48.9512");
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({ currency: "EUR", exchangeRate: { currency: "EUR", rate: "48.9512" } });
    const without = await run(...inEuro);
    expect(without.code).toBe(2);
    expect(faultsOf(without)).toMatchObject([{ code: "EXCHANGE_RATE_MISSING" }]);
    const inLira = await convert("order", "--rate", "48.9512");
    expect(faultsOf(inLira)).toMatchObject([{ code: "EXCHANGE_RATE_WITH_TRY" }]);
    expect(await convert("order", "--rate", "48,95")).toMatchObject({ code: 1, stdout: "" });
  });

  test("of an e-Fatura taxpayer becomes an e-Fatura in its own series", async () => {
    const { code, stdout } = await run("company", "--shop", "shop", "--taxpayer", "taxpayer", "--ettn", ETTN);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ profileId: "TEMELFATURA", series: "EFT" });
  });
});

describe("an order with faults", { timeout: 20_000 }, () => {
  test("prints no document, every fault as JSON, and ends with 2", async () => {
    const ended = await convert("faulty", "--as", "ubl");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    const faults = faultsOf(ended);
    expect(faults.map(({ code, path }) => `${code} ${path}`)).toEqual(["TAX_ID_CHECKSUM buyer.taxId"]);
    expect(faults.every(({ what, fix, en }) => what !== "" && fix !== "" && en !== "" && what !== en)).toBe(true);
    expect(ended.stderr).not.toContain("12345678901");
  });

  test("an amount that cannot be read is a fault and not a zero", async () => {
    const ended = await convert("unreadable-amount");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(faultsOf(ended)).toMatchObject([
      { code: "AMOUNT_UNREADABLE", path: expect.stringContaining("totalPriceSet") },
    ]);
  });

  test("an e-Fatura without a mailbox is not written for Nilvera, which sends it to one", async () => {
    const ended = await run("company", "--shop", "shop", "--as", "nilvera", "--taxpayer", "taxpayer", "--ettn", ETTN);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(faultsOf(ended)).toMatchObject([{ code: "BUYER_MAILBOX_MISSING", path: "buyer.taxId" }]);
  });

  test("a type of invoice that the integrator does not take is told, and not half written", async () => {
    const gold = (file: string) => `tests/golden/gold-jewellery/${file}.json`;
    const ended = await run(gold("order"), "--shop", gold("shop"), "--as", "turkcell", "--date", "2025-11-20");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(faultsOf(ended)).toMatchObject([{ code: "INTEGRATOR_LACKS_TYPE", path: "type" }]);
  });

  test("a wrong shop file is told in the same way", async () => {
    const ended = await run("order", "--shop", "bad-shop");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(faultsOf(ended)).toMatchObject([{ code: "SERIES_INVALID", path: "profile.series" }]);
  });

  test.each(["EAR2025000000001", "EA2026000000001", "ear2026000000001", "EAR20260000000010"])(
    "the number %s is refused for a date in 2026",
    async (number) => {
      const ended = await run("order", "--shop", "shop", "--date", "2026-11-20", "--number", number);
      expect(ended).toMatchObject({ code: 2, stdout: "" });
      expect(faultsOf(ended)).toMatchObject([{ code: "NUMBER_INVALID" }]);
    },
  );
});

describe("a command that cannot be carried out ends with 1 and says why in a line or two", { timeout: 20_000 }, () => {
  test.each([
    ["no file", ["nowhere.json", "--shop", "shop"], "nowhere.json: cannot be read"],
    ["no shop file", ["order", "--shop", "nowhere.json"], "nowhere.json: cannot be read"],
    ["a file that is no JSON", ["broken", "--shop", "shop"], "broken.json: not valid JSON"],
    ["a file that holds no order", ["list", "--shop", "shop"], "list.json: "],
    ["no shop", ["order"], "Usage: "],
    ["no order", ["--shop", "shop"], "Usage: "],
    ["an unknown form", ["order", "--shop", "shop", "--as", "docx"], "Usage: "],
    ["a form that is a word of JavaScript", ["order", "--shop", "shop", "--as", "constructor"], "Usage: "],
    ["a form that every object has", ["order", "--shop", "shop", "--as", "toString"], "Usage: "],
    ["a date that does not exist", ["order", "--shop", "shop", "--date", "2026-02-30"], "Usage: "],
    ["a date of another form", ["order", "--shop", "shop", "--date", "20.11.2026"], "Usage: "],
    ["an ETTN that is none", ["order", "--shop", "shop", "--ettn", "1"], "Usage: "],
    ["an unknown option", ["order", "--shop", "shop", "--colour", "red"], "Usage: "],
  ])("%s", async (_, args, expected) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(expected);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
