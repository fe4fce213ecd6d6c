import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { XmlDocument, XmlParseError, XmlValidateError, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

/** GİB's validators are not ours to publish: they are read in place, beside the repository. */
const GIB = new URL("../../../shared/gib/", import.meta.url);
const INVOICE_XSD = new URL("ubl-xsd/maindoc/UBL-Invoice-2.1.xsd", GIB);
const SCHEMATRON = new URL("ubltr-20260701.sef.json", GIB);

/** What a document is judged by. */
export const GIB_PACKAGE = "UBL-TR 1.2.1 XSD, schematron 20260701 (derived)";

export const isJudgeAvailable = existsSync(INVOICE_XSD) && existsSync(SCHEMATRON);

/** What GİB's XSD and schematron find wrong with an invoice; empty is clean. */
export async function judge(xml: string, channel: "earchive" | "efatura"): Promise<string[]> {
  const document = parsed(xml);
  if (typeof document === "string") return [`XML: ${document}`];
  return [...schemaFindings(document), ...(await schematronFindings(xml, channel))];
}

function parsed(xml: string): XmlDocument | string {
  try {
    return XmlDocument.fromString(xml);
  } catch (error) {
    if (error instanceof XmlParseError) return error.message.trim();
    throw error;
  }
}

function schemaFindings(document: XmlDocument): readonly string[] {
  try {
    validator().validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ line, message }) => `XSD: ${message.trim()} (line ${line})`);
  } finally {
    document.dispose();
  }
}

let compiledSchema: XsdValidator | undefined;

// Compiling takes 50 ms, validating 0.1 ms: once per test file.
function validator(): XsdValidator {
  if (compiledSchema !== undefined) return compiledSchema;
  xmlRegisterFsInputProviders();
  const schema = XmlDocument.fromBuffer(readFileSync(INVOICE_XSD), { url: INVOICE_XSD.href });
  compiledSchema = XsdValidator.fromDoc(schema);
  schema.dispose();
  return compiledSchema;
}

type Saxon = {
  transform(
    options: {
      readonly stylesheetInternal: unknown;
      readonly sourceText: string;
      readonly destination: "serialized";
      readonly stylesheetParams: Readonly<Record<string, string>>;
    },
    mode: "async",
  ): Promise<{ readonly principalResult: string }>;
};

let saxon: Saxon | undefined;
let schematron: unknown;

/** What the schematron alone finds, in an invoice or in a whole envelope. */
export async function schematronFindings(xml: string, channel: string): Promise<readonly string[]> {
  // saxon-js brings no types.
  saxon ??= createRequire(import.meta.url)("saxon-js") as Saxon;
  schematron ??= JSON.parse(readFileSync(SCHEMATRON, "utf8"));
  const { principalResult } = await saxon.transform(
    { stylesheetInternal: schematron, sourceText: xml, destination: "serialized", stylesheetParams: { type: channel } },
    "async",
  );
  return errorsIn(principalResult, channel);
}

/** Reads the report; anything but a report for the channel asked for means the judge itself failed. */
function errorsIn(report: string, channel: string): readonly string[] {
  const document = XmlDocument.fromString(report);
  try {
    const root = document.root;
    if (root.name !== "report" || root.attr("type")?.value !== channel)
      throw new Error("the schematron gave no report");
    return document.find("/report//error").map((error) => `schematron: ${error.content.trim()}`);
  } finally {
    document.dispose();
  }
}
