import { describe, expect, test } from "vitest";
import { parseShopProfile } from "../../../../server/pipeline/settings/shop-profile.ts";
import { aShopFile } from "../../../support/test-shop.ts";

const read = (changes: Readonly<Record<string, unknown>> = {}) => {
  const profile = parseShopProfile(aShopFile(changes));
  return profile.ok ? profile.value.document : profile.error.map(({ code, path }) => `${code} ${path}`);
};

const FOUR_FILES = Array.from({ length: 4 }, () => ({ fileName: "a.pdf", base64: "JVBERi0=" }));

test("nothing goes with a document unless the shop says so", () => {
  expect(read()).toEqual({
    template: undefined,
    payeeIban: undefined,
    attachments: [],
    replacesWaybill: false,
    latePercent: undefined,
  });
});

test("everything a shop may settle is read", () => {
  const template = { uuid: "94E8B735-1361-4D6F-A4A6-3745B62239C8" };
  const attachments = [{ fileName: "iade.pdf", base64: "JVBERi0=" }];
  const despatch = { replacesWaybill: true };
  const payeeIban = "TR33 0006 1005 1978 6457 8413 26";
  expect(read({ template, attachments, despatch, payeeIban, latePaymentPercent: "2.5" })).toEqual({
    template: { kind: "kept", uuid: "94e8b735-1361-4d6f-a4a6-3745b62239c8" },
    payeeIban: "TR330006100519786457841326",
    attachments: [{ fileName: "iade.pdf", type: "pdf", base64: "JVBERi0=" }],
    replacesWaybill: true,
    latePercent: "2.5",
  });
});

test("a file may say of what kind it is, and one goes with a company's own order", () => {
  const file = { fileName: "iade.pdf", base64: "JVBERi0=", documentType: "İade formu", documentTypeCode: "IADE_FORMU" };
  const kept = { ...file, type: "pdf" };
  expect(read({ attachments: [file], purchaseOrderFile: file, paymentChannelCode: "7" })).toMatchObject({
    attachments: [kept],
    purchaseOrderFile: kept,
    paymentChannelCode: "7",
  });
});

describe("one design, never two", () => {
  const both = { uuid: "94e8b735-1361-4d6f-a4a6-3745b62239c8", base64: "PHhzbC8+" };
  test.each([
    [{ base64: "PHhzbC8+" }, { kind: "own", base64: "PHhzbC8+" }],
    [{ uuid: both.uuid }, { kind: "kept", uuid: both.uuid }],
  ])("%j", (template, expected) => {
    expect(read({ template })).toMatchObject({ template: expected });
  });

  test.each([
    [both, "TEMPLATE_AMBIGUOUS profile.template"],
    [{}, "TEMPLATE_AMBIGUOUS profile.template"],
    [{ uuid: "Standart" }, "TEMPLATE_INVALID profile.template.uuid"],
    [{ base64: "<xsl/>" }, "TEMPLATE_INVALID profile.template.base64"],
    [{ uuid: "" }, "PROFILE_INVALID profile.template.uuid"],
  ])("%j is a fault", (template, expected) => {
    expect(read({ template })).toEqual([expected]);
  });
});

test.each([
  [
    { purchaseOrderFile: { fileName: "iade.exe", base64: "JVBERi0=" } },
    "ATTACHMENT_TYPE profile.purchaseOrderFile.fileName",
  ],
  [{ paymentChannelCode: " " }, "PROFILE_INVALID profile.paymentChannelCode"],
  [{ latePaymentPercent: "2,5" }, "PROFILE_INVALID profile.latePaymentPercent"],
  [{ latePaymentPercent: "1e2" }, "PROFILE_INVALID profile.latePaymentPercent"],
  [{ latePaymentPercent: 2.5 }, "PROFILE_INVALID profile.latePaymentPercent"],
  [{ latePaymentPercent: "100" }, "PROFILE_INVALID profile.latePaymentPercent"],
  [{ despatch: { replacesWaybill: "evet" } }, "PROFILE_INVALID profile.despatch.replacesWaybill"],
  [{ attachments: FOUR_FILES }, "PROFILE_INVALID profile.attachments"],
  [{ attachments: [{ fileName: "a.pdf" }] }, "PROFILE_INVALID profile.attachments[0].base64"],
  [{ payeeIban: "TR00" }, "IBAN_INVALID profile.payeeIban"],
])("%j is a fault", (changes, expected) => {
  expect(read(changes)).toEqual([expected]);
});

test("faults of the documents are told together with those of the series", () => {
  const changes = { payeeIban: "TR00", template: {}, series: { earchive: "EAR", einvoice: "EAR" } };
  expect(read(changes)).toEqual([
    "SERIES_INVALID profile.series",
    "TEMPLATE_AMBIGUOUS profile.template",
    "IBAN_INVALID profile.payeeIban",
  ]);
});
