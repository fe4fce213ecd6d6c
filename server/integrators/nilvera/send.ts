import JSZip from "jszip";
import type { Invoice, InvoiceType } from "../../invoice/invoice.ts";
import { invoiceToUblBytes } from "../../ubl/invoice-document.ts";
import { writeJson } from "../exact-json.ts";
import type { HttpOutcome } from "../http.ts";
import { moduleOf, type NilveraClient } from "./client.ts";
import { toSendModel } from "./transform.ts";

/** Beyond this a file goes zipped: attachments make one ten times the size of an ordinary invoice. */
const LARGE_FILE_BYTES = 512 * 1024;

/** Types whose every fact has a place in the JSON model; any other goes as UBL, which holds all of them. */
const MODELLED: ReadonlySet<InvoiceType> = new Set(["SATIS", "ISTISNA", "OZELMATRAH", "TEVKIFAT", "IADE"]);

/** Makes the document's request once, so that sending it again sends the same bytes. */
export async function prepareSend(client: NilveraClient, invoice: Invoice): Promise<() => Promise<HttpOutcome>> {
  const module = moduleOf(invoice.profileId);
  if (MODELLED.has(invoice.type) && invoice.profileId !== "IHRACAT") {
    const json = writeJson(toSendModel(invoice));
    return () => client.sendModel(module, json);
  }
  const bytes = Uint8Array.from(invoiceToUblBytes(invoice));
  const alias = invoice.receiverAlias;
  const templateUuid = invoice.template?.kind === "kept" ? invoice.template.uuid : undefined;
  if (bytes.length <= LARGE_FILE_BYTES) return () => client.sendXml(module, { bytes, alias, templateUuid });
  const zipped = await zip(`${invoice.ettn}.xml`, bytes);
  const json = writeJson({ ZIPFileBase64: zipped, Alias: alias, TemplateUUID: templateUuid });
  return () => client.sendZip(module, json);
}

const zip = (name: string, bytes: Uint8Array): Promise<string> =>
  new JSZip().file(name, bytes).generateAsync({ type: "base64", compression: "DEFLATE" });
