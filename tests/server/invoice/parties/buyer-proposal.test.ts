import { expect, test } from "vitest";
import { type BuyerProposal, readProposal } from "../../../../server/invoice/parties/buyer-proposal.ts";

const TCKN = "10000000146";
const VKN = "1234567808";
const said = (changes: Partial<BuyerProposal>): BuyerProposal => ({
  kind: "company",
  taxId: VKN,
  title: "Deniz Ltd. Şti.",
  taxOffice: "Kadıköy",
  ...changes,
});

test("keeps a company's number, title and tax office, without what people write around them", () => {
  expect(readProposal(said({ taxId: " 123 456 78-08 ", title: "  Deniz   Ltd. Şti. " }))).toEqual({
    ok: true,
    value: { kind: "company", taxId: VKN, title: "Deniz Ltd. Şti.", taxOffice: "Kadıköy" },
  });
});

test("keeps a sole trader's TCKN, and no tax office where none was given", () => {
  expect(readProposal(said({ taxId: TCKN, taxOffice: "" }))).toEqual({
    ok: true,
    value: { kind: "company", taxId: TCKN, title: "Deniz Ltd. Şti." },
  });
});

test("keeps only the number of a person, whatever stands in the company's fields", () => {
  expect(readProposal(said({ kind: "person", taxId: TCKN }))).toEqual({
    ok: true,
    value: { kind: "person", taxId: TCKN },
  });
});

test.each([
  ["a number with a wrong digit", { taxId: "1234567800" }, [["TAX_ID_CHECKSUM", "taxId"]]],
  ["a number too short", { taxId: "123" }, [["TAX_ID_LENGTH", "taxId"]]],
  ["no number", { taxId: "" }, [["TAX_ID_LENGTH", "taxId"]]],
  ["the number of nobody", { kind: "person", taxId: "11111111111" }, [["TAX_ID_CHECKSUM", "taxId"]]],
  ["a company's number for a person", { kind: "person" }, [["TAX_ID_LENGTH", "taxId"]]],
  ["a company without a title", { title: " " }, [["BUYER_TITLE_MISSING", "title"]]],
  ["a company called by a dash", { title: "-" }, [["BUYER_TITLE_MISSING", "title"]]],
  [
    "two mistakes, both told",
    { taxId: "1", title: "" },
    [
      ["TAX_ID_LENGTH", "taxId"],
      ["BUYER_TITLE_MISSING", "title"],
    ],
  ],
] as const)("refuses %s", (_what, changes, faults) => {
  const read = readProposal(said(changes));
  expect(read.ok ? [] : read.error.map(({ code, path }) => [code, path])).toEqual(faults);
});
