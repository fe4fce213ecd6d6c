import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { XmlDocument, XmlValidateError, XsdValidator, xmlCleanupInputProvider } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { fault } from "../invoice/fault.ts";
import type { DocumentCheck } from "../pipeline/ports/document-check.ts";
import { invoiceToUblBytes } from "../ubl/invoice-document.ts";

const INVOICE_SCHEMA = "UBL-Invoice-2.1.xsd";

/**
 * Checks documents against the invoice schema of GİB's UBL-TR package, wherever in the folder it lies. The schema is read
 * once (50 ms), a document takes a fraction of a millisecond. Throws when the folder has no such schema.
 */
export function openOfficialSchema(folder: string): DocumentCheck {
  const validator = compiled(schemaIn(folder));
  return (invoice) => {
    const finding = firstFinding(validator, invoiceToUblBytes(invoice));
    return finding === undefined ? [] : [fault("OFFICIAL_CHECK_FAILED", "document", { finding })];
  };
}

function schemaIn(folder: string): string {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  const found = files.find((path) => basename(path) === INVOICE_SCHEMA);
  if (found === undefined) throw new Error(`GIB_PACKAGE_DIR: no ${INVOICE_SCHEMA} in that folder`);
  return join(folder, found);
}

function compiled(path: string): XsdValidator {
  // Open only while the schema reads its parts: documents must never make the parser read a file.
  xmlRegisterFsInputProviders();
  const schema = XmlDocument.fromBuffer(readFileSync(path), { url: pathToFileURL(path).href });
  try {
    return XsdValidator.fromDoc(schema);
  } finally {
    schema.dispose();
    xmlCleanupInputProvider();
  }
}

function firstFinding(validator: XsdValidator, xml: Uint8Array): string | undefined {
  const document = XmlDocument.fromBuffer(xml);
  try {
    validator.validate(document);
    return undefined;
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details[0]?.message.trim() ?? "";
  } finally {
    document.dispose();
  }
}
