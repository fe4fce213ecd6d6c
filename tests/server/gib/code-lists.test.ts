import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { NOTHING_TO_TAX } from "../../../server/gib/exemption-codes.ts";
import { INVOICE_TYPES } from "../../../server/gib/invoice-type-codes.ts";
import { PARTY_SCHEMES } from "../../../server/gib/party-schemes.ts";
import { PAYMENT_MEANS } from "../../../server/gib/payment-means-codes.ts";
import { PROFILES } from "../../../server/gib/profile-ids.ts";
import { KDV } from "../../../server/gib/tax-type-codes.ts";
import { PIECE } from "../../../server/gib/unit-codes.ts";

const LISTS = new URL("../../../../shared/gib/code-lists/", import.meta.url);

describe.skipIf(!existsSync(LISTS))("GİB's code lists (needs ../shared)", () => {
  test.each([
    ["profile-ids", Object.keys(PROFILES)],
    ["invoice-type-codes", Object.keys(INVOICE_TYPES)],
    ["payment-means-codes", Object.values(PAYMENT_MEANS)],
    ["party-identification-schemes", Object.values(PARTY_SCHEMES)],
    ["tax-type-codes", [KDV.code]],
    ["kdv-exemption-reasons", [NOTHING_TO_TAX.code]],
    ["unit-codes", [PIECE]],
  ])("%s holds every code we write", (list, ours) => {
    expect(codesIn(list)).toEqual(expect.arrayContaining(ours));
  });
});

function codesIn(list: string): readonly string[] {
  const { codes } = JSON.parse(readFileSync(new URL(`${list}.json`, LISTS), "utf8")) as {
    codes: (string | { code: string })[];
  };
  return codes.map((entry) => (typeof entry === "string" ? entry : entry.code));
}
