import type { DecimalText } from "../money/decimal.ts";
import type { InvoiceLine } from "../invoice.ts";
import { type Kurus, sum } from "../money/money.ts";
import type { Judged, Rule } from "./rule.ts";

/** That ÖTV and withheld KDV add up too. */
export const FURTHER_TAX_RULES: readonly Rule[] = [
  {
    code: "FURTHER_TAXES_DO_NOT_ADD_UP",
    path: "taxSubtotals",
    holds: (invoice) => exciseAddsUp(invoice) && withholdingAddsUp(invoice),
  },
];

/** One tax of one line, or of the document: `hundredths` is its percent times a hundred. */
type Share = {
  readonly key: string;
  readonly taxable: Kurus;
  readonly amount: Kurus;
  readonly hundredths: bigint;
};

const exciseAddsUp = ({ lines, exciseSubtotals = [] }: Judged): boolean =>
  addsUp(
    lines.flatMap(({ net, excise }) => (excise ? [exciseShare({ ...excise, taxable: net })] : [])),
    exciseSubtotals.map(exciseShare),
  );

const withholdingAddsUp = ({ lines, withholdings = [] }: Judged): boolean =>
  addsUp(
    lines.flatMap((line) => withheldOf(line)),
    withholdings.map((group) => withheldShare(group)),
  );

function withheldOf({ withholding, taxAmount }: InvoiceLine): readonly Share[] {
  return withholding ? [withheldShare({ ...withholding, taxable: taxAmount })] : [];
}

type Excised = {
  readonly code: string;
  readonly percent: DecimalText;
  readonly taxable: Kurus;
  readonly amount: Kurus;
};
type Withheld = { readonly code: string; readonly percent: number; readonly taxable: Kurus; readonly amount: Kurus };

function exciseShare({ code, percent, taxable, amount }: Excised): Share {
  const [units = "", decimals = ""] = percent.split(".");
  const hundredths = BigInt(units + decimals.padEnd(2, "0"));
  return { key: `${code} ${hundredths}`, taxable, amount, hundredths };
}

const withheldShare = ({ code, percent, taxable, amount }: Withheld): Share => ({
  key: `${code} ${percent}`,
  taxable,
  amount,
  hundredths: BigInt(Math.round(percent * 100)),
});

/** Every group of the document is the sum of its lines, each line is of one, and the tax is its percent to a kuruş a line. */
function addsUp(lines: readonly Share[], groups: readonly Share[]): boolean {
  const ofKey = Map.groupBy(lines, ({ key }) => key);
  return ofKey.size === groups.length && groups.every((group) => isSumOf(group, ofKey.get(group.key) ?? []));
}

function isSumOf({ taxable, amount, hundredths }: Share, lines: readonly Share[]): boolean {
  const slack = BigInt(lines.length) * WHOLE;
  const off = amount * WHOLE - taxable * hundredths;
  return (
    lines.length > 0 &&
    sum(lines.map((line) => line.taxable)) === taxable &&
    sum(lines.map((line) => line.amount)) === amount &&
    off <= slack &&
    off >= -slack
  );
}

const WHOLE = 10_000n;
