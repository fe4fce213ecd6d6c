import type { Ettn } from "../../invoice/ids.ts";
import type { DocumentStatus } from "../../pipeline/integrator.ts";
import type { NilveraClient } from "./client.ts";
import { readAnswer, readIfFound } from "./read.ts";
import { listAnswer, readNumber, statusAnswer } from "./wire.ts";

/** Words that are not here, "waiting" and "unknown" among them, mean that nothing is decided yet. */
const STATES = new Map<string, DocumentStatus["state"]>([
  ["succeed", "issued"],
  ["error", "failed"],
]);

/** The state of an e-Arşiv document, with its number when Nilvera has given one. */
export async function findArchiveInvoice(client: NilveraClient, ettn: Ettn): Promise<DocumentStatus | undefined> {
  const status = readIfFound(await client.status(ettn), statusAnswer);
  if (!status) return undefined;
  const state = status.CancelStatus ? "cancelled" : (STATES.get(status.StatusCode) ?? "processing");
  return {
    state,
    number: state === "failed" ? undefined : await findNumber(client, ettn),
    reported: status.ReportStatus === "Reported",
    detail: status.StatusDetail || undefined,
    raw: status.StatusCode,
  };
}

/** Status carries no number; only the list does, and a new document may not be in it yet. */
async function findNumber(client: NilveraClient, ettn: Ettn): Promise<string | undefined> {
  const { Content } = readAnswer(await client.search(ettn), listAnswer);
  return readNumber(Content?.find(({ UUID }) => UUID?.toLowerCase() === ettn)?.InvoiceNumber);
}
