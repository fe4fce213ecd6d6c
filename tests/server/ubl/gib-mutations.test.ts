import { describe, expect, test } from "vitest";
import { PROFILES } from "../../../server/gib/profile-ids.ts";
import { brokenRules, RULES } from "../../../server/invoice/rules/rules.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { isJudgeAvailable, schematronFindings } from "../../support/gib-judge.ts";
import { table } from "../../support/markdown.ts";
import { invoiceAssertions, isSchematronAvailable } from "../../support/schematron-rules.ts";
import { MUTATIONS, type Mutation } from "./gib-mutations.ts";
import { UNREACHABLE } from "./gib-unreachable.ts";

const ROWS = MUTATIONS.map((mutation) => [mutation.what, mutation] as const);

describe("a document with one thing wrong", () => {
  test.each(ROWS)("%s breaks one rule of ours", (_, { ours, document }) => {
    expect(brokenRules(document).map(({ code }) => code)).toEqual([ours]);
  });

  test("is there for every rule of ours", () => {
    expect(new Set(MUTATIONS.map(({ ours }) => ours))).toEqual(new Set(RULES.map(({ code }) => code)));
  });

  test.skipIf(!isJudgeAvailable || !isSchematronAvailable).each(ROWS)(
    "%s breaks just the assertions of GİB's it names (needs ../shared)",
    async (_, mutation) => {
      expect(await assertionsBrokenBy(mutation)).toEqual(mutation.theirs);
    },
  );
});

test.skipIf(!isSchematronAvailable)(
  "every assertion of GİB's about invoices is broken by one of them, or cannot be (needs ../shared)",
  () => {
    const reached = new Set(MUTATIONS.flatMap(({ theirs }) => theirs));
    const ids = invoiceAssertions().map(({ id }) => id);
    const reasonOf = (id: string) => UNREACHABLE[id] ?? UNREACHABLE[ruleOf(id)];
    expect(ids.filter((id) => reached.has(id) === (reasonOf(id) !== undefined))).toEqual([]);
    const known = new Set([...ids, ...ids.map(ruleOf)]);
    expect([...reached, ...Object.keys(UNREACHABLE)].filter((id) => !known.has(id))).toEqual([]);
  },
);

test("docs/gib-rules.md shows what we refuse and what GİB does", async () => {
  await expect(page()).toMatchFileSnapshot("../../../docs/gib-rules.md");
});

const ruleOf = (id: string): string => id.replace(/ \d+$/, "");

/** What is found is told by its message; two assertions of one message are the one that is named, if any is. */
async function assertionsBrokenBy({ document, theirs }: Mutation): Promise<readonly string[]> {
  const channel = PROFILES[document.profileId].channel === "earchive" ? "earchive" : "efatura";
  const messages = await schematronFindings(invoiceToUbl(document), channel);
  const assertions = invoiceAssertions();
  const ids = messages.map((message) => {
    const text = message.replace(/^schematron: /, "");
    const alike = assertions.filter((assertion) => assertion.message.test(text)).map(({ id }) => id);
    return alike.find((id) => theirs.includes(id)) ?? alike[0] ?? text;
  });
  return [...new Set(ids)].toSorted();
}

function page(): string {
  const rows = RULES.flatMap(({ code }) => MUTATIONS.filter(({ ours }) => ours === code));
  const told = [...new Set(rows)].map(({ what, ours, theirs }) => [
    what,
    `\`${ours}\``,
    theirs.join(", ") || "nothing: ours is stricter",
  ]);
  const unreachable = Object.entries(UNREACHABLE).map(([id, reason]) => [id, reason]);
  return `# Our rules and GİB's

Before anything is sent, a document is held against our own rules (\`server/invoice/rules/rules.ts\`; the texts are in
[errors.md](errors.md)). This page is made from the tests' own table: each row is a document with one thing wrong, which breaks
that rule of ours and no other, and just those assertions of GİB's schematron of 01.07.2026.
\`npm test -- --update tests/server/ubl/gib-mutations.test.ts\` after a change.

${table(["a document with", "ours", "GİB's schematron"], told)}

## What of GİB's schematron no document of ours can break

${table(["rule", "why"], unreachable)}
`;
}
