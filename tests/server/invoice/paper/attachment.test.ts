import { expect, test } from "vitest";
import { parseAttachment } from "../../../../server/invoice/paper/attachment.ts";

const read = (fileName: string, base64 = "JVBERi0=") => parseAttachment({ fileName, base64 }, "profile.attachments[1]");
const bytes = (count: number) => Buffer.alloc(count, 7).toString("base64");

test.each(["doc", "docx", "ppt", "pptx", "pdf", "jpg", "jpeg", "png"])("takes a %s file", (type) => {
  expect(read(`İade Formu.v2.${type.toUpperCase()}`)).toMatchObject({ ok: true, value: { type } });
});

test.each(["form.exe", "form.pdf.exe", "form.xml", "pdf", "form", "form.", ".", "", "form.constructor"])(
  "refuses a file called %j",
  (fileName) => {
    expect(read(fileName)).toEqual({
      ok: false,
      error: { code: "ATTACHMENT_TYPE", path: "profile.attachments[1].fileName" },
    });
  },
);

test.each(["", "=", "====", "JVBERi0", "JVBE Ri0=", "JVBE\nRi0=", "JV*ERi0="])("refuses %j as a file", (base64) => {
  expect(read("form.pdf", base64)).toEqual({
    ok: false,
    error: { code: "ATTACHMENT_UNREADABLE", path: "profile.attachments[1].base64" },
  });
});

test("refuses a file that would burden every invoice, by its bytes and not by its text", () => {
  for (const count of [199_998, 199_999, 200_000]) expect(read("form.pdf", bytes(count)).ok).toBe(true);
  expect(read("form.pdf", bytes(200_001))).toEqual({
    ok: false,
    error: {
      code: "ATTACHMENT_TOO_LARGE",
      path: "profile.attachments[1]",
      facts: { bytes: 200_001, limit: 200_000 },
    },
  });
});

test("cleans the name, which becomes part of the XML", () => {
  expect(read(" İade\u0000\tformu.pdf ")).toMatchObject({ value: { fileName: "İade formu.pdf" } });
});
