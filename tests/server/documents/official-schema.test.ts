import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openOfficialSchema } from "../../../server/documents/official-schema.ts";
import { aSampleInvoice } from "../ubl/a-sample-invoice.ts";

const GIB = fileURLToPath(new URL("../../../../shared/gib/", import.meta.url));

describe.skipIf(!existsSync(GIB))("GİB's package (needs ../shared)", () => {
  test("lets a sound document pass and names what is wrong with another", () => {
    const check = openOfficialSchema(GIB);
    expect(check(aSampleInvoice())).toEqual([]);
    expect(check(aSampleInvoice({ issueTime: "25:99:00" }))).toMatchObject([
      { code: "OFFICIAL_CHECK_FAILED", path: "document", facts: { finding: expect.stringContaining("IssueTime") } },
    ]);
  });
});

describe("a folder", () => {
  let folder = "";

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "otofatura-schema-"));
    mkdirSync(join(folder, "xsd/maindoc"), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const schemaOf = (content: string) =>
    writeFileSync(
      join(folder, "xsd/maindoc/UBL-Invoice-2.1.xsd"),
      `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
         targetNamespace="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" elementFormDefault="qualified">
         <xsd:element name="Invoice"><xsd:complexType><xsd:sequence>${content}</xsd:sequence>
           <xsd:anyAttribute processContents="skip"/></xsd:complexType></xsd:element>
       </xsd:schema>`,
    );

  test("without the invoice's schema is refused at the start", () => {
    expect(() => openOfficialSchema(folder)).toThrow("GIB_PACKAGE_DIR");
    expect(() => openOfficialSchema(join(folder, "nowhere"))).toThrow("GIB_PACKAGE_DIR");
  });

  test("is searched for the schema, and what the schema asks decides", () => {
    schemaOf('<xsd:any processContents="skip" maxOccurs="unbounded"/>');
    expect(openOfficialSchema(folder)(aSampleInvoice())).toEqual([]);
    schemaOf('<xsd:element name="NewDuty" type="xsd:string"/>');
    expect(openOfficialSchema(folder)(aSampleInvoice())).toMatchObject([
      { facts: { finding: expect.stringContaining("NewDuty") } },
    ]);
  });
});
