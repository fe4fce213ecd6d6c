import { existsSync, readFileSync } from "node:fs";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { isJudgeAvailable, schematronFindings } from "./gib-judge.ts";

const ENVELOPE_XSD = new URL("../../../shared/gib/envelope-xsd/PackageProxy_1_2.xsd", import.meta.url);

export const isEnvelopeJudgeAvailable = isJudgeAvailable && existsSync(ENVELOPE_XSD);

/** What GİB's envelope schema and schematron find wrong with an envelope and the documents inside; empty is clean. */
export const envelopeFindings = async (xml: string): Promise<readonly string[]> => [
  ...envelopeSchemaFindings(xml),
  ...(await schematronFindings(xml, "efatura")),
];

/** The schema alone, which takes a millisecond. */
export function envelopeSchemaFindings(xml: string): readonly string[] {
  const document = XmlDocument.fromString(xml);
  try {
    validator().validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ message }) => `XSD: ${message.trim()}`);
  } finally {
    document.dispose();
  }
}

let compiled: XsdValidator | undefined;

function validator(): XsdValidator {
  if (compiled !== undefined) return compiled;
  xmlRegisterFsInputProviders();
  const schema = XmlDocument.fromBuffer(readFileSync(ENVELOPE_XSD), { url: ENVELOPE_XSD.href });
  compiled = XsdValidator.fromDoc(schema);
  schema.dispose();
  return compiled;
}
