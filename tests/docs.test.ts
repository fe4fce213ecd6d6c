import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ERROR_TEXTS } from "../server/http/error-texts.ts";
import { FAULT_TEXTS } from "../server/invoice/fault-texts.ts";
import { REASON_TEXTS } from "../server/invoice/reason-texts.ts";
import { ERRORS } from "../server/pipeline/errors.ts";
import { table } from "./support/markdown.ts";
import { integratorsPage } from "./support/integrators-page.ts";
import { sandboxPage } from "./support/sandbox-page.ts";
import { statesPage } from "./support/states-page.ts";

const keys = <T extends object>(record: T) => Object.keys(record).sort() as (keyof T & string)[];

function errorsPage(): string {
  const faults = keys(FAULT_TEXTS).map((code) => {
    const { tr, en } = FAULT_TEXTS[code];
    return [`\`${code}\``, en.what, en.fix, `${tr.what} ${tr.fix}`];
  });
  const errors = keys(ERRORS).map((code) => {
    const { status, retryable, actor } = ERRORS[code];
    return [`\`${code}\``, String(status), retryable ? "yes" : "no", actor, ERROR_TEXTS[code].en.what];
  });
  const reasons = keys(REASON_TEXTS).map((code) => [`\`${code}\``, REASON_TEXTS[code].en, REASON_TEXTS[code].tr]);
  return `# Codes

Every code is stable. This page is made from the code's own tables: \`npm test -- --update tests/docs.test.ts\` after a change.

## Faults: a rule is broken, a person can mend it

The order stands in *Kontrol bekleyenler* until it is mended and tried again. Nothing was sent.

${table(["code", "what is wrong", "what to do", "Türkçe"], faults)}

## Reasons: an order without an invoice

${table(["code", "English", "Türkçe"], reasons)}

## Errors: an operation failed

${table(["code", "HTTP", "tried again by itself", "who acts", "what"], errors)}
`;
}

test("docs/errors.md lists every code with its texts", async () => {
  await expect(errorsPage()).toMatchFileSnapshot("../docs/errors.md");
});

test("docs/states.md shows the states as the tables have them", async () => {
  await expect(statesPage()).toMatchFileSnapshot("../docs/states.md");
});

test("docs/integrators.md tells what each adapter declares and which questions it is asked", async () => {
  await expect(integratorsPage()).toMatchFileSnapshot("../docs/integrators.md");
});

test("docs/sandbox.md lists every magic word and number of the trial", async () => {
  await expect(sandboxPage()).toMatchFileSnapshot("../docs/sandbox.md");
});

test("every file that docs/app-store.md takes as proof is there", () => {
  const named = [
    ...readFileSync("docs/app-store.md", "utf8").matchAll(/`([\w./-]+\.(?:ts|html|toml)|tests\/[\w/-]+)`/g),
  ];
  const files = named.map(([, file = ""]) => file);
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
