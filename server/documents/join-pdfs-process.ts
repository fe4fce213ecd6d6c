import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { ParseSpeeds, PDFDocument } from "pdf-lib";

export type JoinTask = {
  readonly documents: readonly Uint8Array[];
  /** Of memory this process holds at most. */
  readonly residentBytes: number;
  readonly millis: number;
};
export type Joined = { readonly kind: "joined"; readonly bytes: Uint8Array } | { readonly kind: "unreadable" };

/**
 * Ends this process at its limits, from a thread beside: while a PDF unpacks its own thread hears nothing. V8's limits would
 * not do, they know nothing of the bytes of an array.
 */
const WATCH = `
const { workerData: { residentBytes, millis } } = require("node:worker_threads");
const end = () => process.kill(process.pid, "SIGKILL");
setInterval(() => process.memoryUsage.rss() > residentBytes && end(), 5);
setTimeout(end, millis);
`;

const [{ documents, ...limits }] = (await once(process, "message")) as [JoinTask];
const watch = new Worker(WATCH, { eval: true, workerData: limits });
await once(watch, "online");
process.send?.(await joined(documents));

async function joined(sources: readonly Uint8Array[]): Promise<Joined> {
  try {
    return { kind: "joined", bytes: await pagesOfAll(sources) };
  } catch {
    return { kind: "unreadable" };
  }
}

async function pagesOfAll(sources: readonly Uint8Array[]): Promise<Uint8Array> {
  const all = await PDFDocument.create();
  for (const bytes of sources) {
    const source = await PDFDocument.load(bytes, { parseSpeed: ParseSpeeds.Fastest });
    for (const page of await all.copyPages(source, source.getPageIndices())) all.addPage(page);
  }
  return all.save({ objectsPerTick: Number.POSITIVE_INFINITY });
}
