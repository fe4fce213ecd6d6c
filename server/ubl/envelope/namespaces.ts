const UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

/** The namespaces of an envelope and of the answers inside, by their usual prefix. */
export const NS = {
  sh: "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader",
  ef: "http://www.efatura.gov.tr/package-namespace",
  xsi: "http://www.w3.org/2001/XMLSchema-instance",
  cac: `${UBL}CommonAggregateComponents-2`,
  cbc: `${UBL}CommonBasicComponents-2`,
} as const;

/** An envelope names the schema it was written to; GİB looks for it. */
export const ENVELOPE_SCHEMA = "PackageProxy_1_2.xsd";
