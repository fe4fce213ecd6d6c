import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { INCOTERMS, TRANSPORT_MODES } from "../../../server/gib/customs-codes.ts";
import { isReason, isTakenOn, REASONS_NOT_WRITTEN } from "../../../server/gib/exemption-families.ts";
import { INVOICE_TYPES, type InvoiceTypeCode, TYPES_NOT_WRITTEN } from "../../../server/gib/invoice-type-codes.ts";
import { TYPES_OF_PROFILE } from "../../../server/gib/profile-types.ts";

const SHARED = new URL("../../../../shared/", import.meta.url);
const LISTS = new URL("gib/code-lists/", SHARED);

const TODAY = "2026-11-20";
const listed = (list: string): unknown => JSON.parse(readFileSync(new URL(`${list}.json`, LISTS), "utf8"));
const TYPES = Object.keys(INVOICE_TYPES) as InvoiceTypeCode[];

describe.skipIf(!existsSync(LISTS))("GİB's code lists (needs ../shared)", () => {
  test("customs terms and modes of transport are GİB's", () => {
    const { incoterms, transportMode } = listed("transport-and-delivery-codes") as {
      incoterms: readonly string[];
      transportMode: Readonly<Record<string, string>>;
    };
    expect(INCOTERMS.toSorted()).toEqual(incoterms.toSorted());
    expect(TRANSPORT_MODES).toEqual(transportMode);
  });

  test("a return goes by the scenarios GİB allows it in", () => {
    const { codes } = listed("invoice-type-codes") as {
      codes: readonly { readonly code: string; readonly profiles?: readonly string[] }[];
    };
    const allowed = codes.find(({ code }) => code === "IADE")?.profiles?.map((profile) => profile.split(" ")[0]);
    const ours = Object.entries(TYPES_OF_PROFILE).filter(([, types]) => types.includes("IADE"));
    expect(allowed).toEqual(expect.arrayContaining(ours.map(([profile]) => profile)));
    expect(ours).toHaveLength(3);
  });

  test("every exemption code is taken on the types of GİB's list, save those that need more than the model says", () => {
    const { codes } = listed("kdv-exemption-reasons") as {
      codes: readonly {
        readonly code: string;
        readonly allowedInvoiceTypes?: readonly string[];
        readonly forbiddenInvoiceTypes?: readonly string[];
      }[];
    };
    for (const { code, allowedInvoiceTypes, forbiddenInvoiceTypes = [] } of codes) {
      const theirs = TYPES.filter(
        (type) => (allowedInvoiceTypes?.includes(type) ?? true) && !forbiddenInvoiceTypes.includes(type),
      );
      const ours = TYPES.filter((type) => isReason(code, TODAY) && isTakenOn(code, type));
      expect([code, ours]).toEqual([code, code in REASONS_NOT_WRITTEN ? [] : theirs]);
    }
  });
});

test("a number that GİB left out of its list is no code, and a new one is none before its day", () => {
  expect(["203", "210", "222", "224", "151", "805x", ""].filter((code) => isReason(code, TODAY))).toEqual([]);
  expect(isReason("233", "2026-09-13")).toBe(false);
  expect(isReason("233", "2026-09-14")).toBe(true);
});

const GUIDE = new URL("seeds/earsiv-invoice-info.txt", SHARED);

test.skipIf(!existsSync(GUIDE))(
  "every type of the InvoiceInfo guide is written or has a reason not to (needs ../shared)",
  () => {
    const guide = readFileSync(GUIDE, "utf8");
    const list = guide.slice(guide.indexOf("enum InvoiceType")).split("}")[0] ?? "";
    const types = [...list.matchAll(/([A-Z]+) = \d+/g)].map(([, type]) => type ?? "");
    expect(types).toHaveLength(13);
    expect(types.toSorted()).toEqual([...TYPES, ...Object.keys(TYPES_NOT_WRITTEN)].toSorted());
  },
);
