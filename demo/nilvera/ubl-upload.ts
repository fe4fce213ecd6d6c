import JSZip from "jszip";
import { convert } from "xmlbuilder2";
import { Refused, refusal } from "./answers.ts";
import type { SentInvoice } from "./request-shape.ts";

/** The XML of `Send/Xml`: the form's field "file", a plain file or a zip with one file in it. */
export async function fileOf(body: Uint8Array, contentType: string): Promise<string> {
  const form = await new Response(body, { headers: { "content-type": contentType } }).formData().catch(() => undefined);
  const file = form?.get("file");
  if (!(file instanceof Blob)) throw new Refused(refusal(400, 400, "file", "Nesnesi Null Olamaz."));
  return xmlIn(new Uint8Array(await file.arrayBuffer()));
}

/** A zip with one file in it is opened; anything else is the XML itself. */
export async function xmlIn(bytes: Uint8Array): Promise<string> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return new TextDecoder().decode(bytes);
  const zip = await JSZip.loadAsync(bytes).catch(() => undefined);
  const [entry, ...more] = Object.values(zip?.files ?? {});
  if (!entry || more.length > 0) throw new Refused(refusal(400, 400, "file", "Zip bir dosya içermeli."));
  return entry.async("string");
}

/** What Nilvera's lists and statuses need to know of an uploaded UBL-TR invoice. */
export function readUbl(xml: string): SentInvoice {
  const root = at(parse(xml), "Invoice");
  const text = (...path: readonly string[]) => textOf(at(root, ...path));
  const lines = listOf(at(root, "cac:InvoiceLine"));
  return {
    InvoiceInfo: {
      UUID: text("cbc:UUID"),
      InvoiceType: text("cbc:InvoiceTypeCode"),
      InvoiceProfile: text("cbc:ProfileID"),
      InvoiceSerieOrNumber: text("cbc:ID"),
      IssueDate: `${text("cbc:IssueDate")}T${text("cbc:IssueTime") || "00:00:00"}`,
      CurrencyCode: text("cbc:DocumentCurrencyCode"),
      KdvTotal: numberOf(listOf(at(root, "cac:TaxTotal"))[0], "cbc:TaxAmount"),
      PayableAmount: numberOf(root, "cac:LegalMonetaryTotal", "cbc:PayableAmount"),
    },
    CompanyInfo: partyOf(at(root, "cac:AccountingSupplierParty", "cac:Party")),
    CustomerInfo: partyOf(at(root, "cac:AccountingCustomerParty", "cac:Party")),
    InvoiceLines: lines.map((line) => ({
      Name: textOf(at(line, "cac:Item", "cbc:Name")),
      Quantity: numberOf(line, "cbc:InvoicedQuantity"),
      Price: numberOf(line, "cac:Price", "cbc:PriceAmount"),
    })),
  };
}

function parse(xml: string): unknown {
  try {
    return convert(xml, { format: "object" });
  } catch {
    throw new Refused(refusal(422, 2015, "file", "XML okunamadı."));
  }
}

function partyOf(party: unknown): SentInvoice["CompanyInfo"] {
  const [id] = listOf(at(party, "cac:PartyIdentification"));
  const place = (name: string) => textOf(at(party, "cac:PostalAddress", name));
  const person = ["cbc:FirstName", "cbc:FamilyName"].map((name) => textOf(at(party, "cac:Person", name)));
  return {
    TaxNumber: textOf(at(id, "cbc:ID")),
    Name: textOf(at(party, "cac:PartyName", "cbc:Name")) || person.join(" ").trim(),
    Address: place("cbc:StreetName"),
    District: place("cbc:CitySubdivisionName"),
    City: place("cbc:CityName"),
  };
}

const at = (from: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((node, name) => (isObject(node) ? node[name] : undefined), from);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** An element with attributes keeps its text under "#". */
const textOf = (value: unknown): string => {
  const text = isObject(value) ? value["#"] : value;
  return typeof text === "string" ? text : "";
};

function numberOf(from: unknown, ...path: readonly string[]): number {
  const value = Number(textOf(at(from, ...path)) || "?");
  if (Number.isNaN(value)) throw new Refused(refusal(422, 2015, path.at(-1) ?? "", "Tutar okunamadı."));
  return value;
}
