import { PDFDocument } from "pdf-lib";
import { expect, test } from "vitest";
import { JOIN_LIMITS, pdfJoiner } from "../../../server/documents/join-pdfs.ts";
import { pdfBomb } from "../../support/pdf-bomb.ts";
import { until } from "../../support/until.ts";

const aPdf = async (pages: number): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage([100 + pages, 100 + page]);
  return document.save();
};

async function* each(...documents: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* documents;
}

const childProcesses = () => process.getActiveResourcesInfo().filter((kind) => kind === "ProcessWrap").length;
const untilGone = (before: number) => until("the process to be gone", () => childProcesses() === before);

test("joins all pages in the order asked for, and leaves no process behind", async () => {
  const before = childProcesses();
  const joined = await PDFDocument.load(await pdfJoiner()(each(await aPdf(2), await aPdf(1))));
  expect(joined.getPages().map((page) => [page.getWidth(), page.getHeight()])).toEqual([
    [102, 100],
    [102, 101],
    [101, 100],
  ]);
  await untilGone(before);
});

test("a PDF that unpacks without end is refused, and everything else goes on meanwhile", async () => {
  const documents = [await pdfBomb(), await aPdf(1)];
  const before = childProcesses();
  let heard = 0;
  const beat = setInterval(() => {
    heard += 1;
  }, 5);
  const refused = pdfJoiner()(each(...documents)).finally(() => clearInterval(beat));
  await expect(refused).rejects.toMatchObject({ code: "BODY_TOO_LARGE", facts: { limit: "work" } });
  expect(heard).toBeGreaterThan(20);
  await untilGone(before);
});

test("one that takes too long is ended", async () => {
  const before = childProcesses();
  const join = pdfJoiner({ ...JOIN_LIMITS, millis: 1, residentBytes: Number.MAX_SAFE_INTEGER });
  const late = join(each(await pdfBomb(), await aPdf(1)));
  await expect(late).rejects.toMatchObject({ code: "BODY_TOO_LARGE", facts: { limit: "work" } });
  await untilGone(before);
});

test("bytes that are no PDF are told as the integrator's answer", async () => {
  const join = pdfJoiner();
  const page = Buffer.from("<html>502 Bad Gateway</html>");
  await expect(join(each(await aPdf(1), page))).rejects.toMatchObject({ code: "INTEGRATOR_ANSWER_INVALID" });
});

test("more bytes than the limit are not read to their end", async () => {
  let read = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    while (true) {
      read += 1;
      yield new Uint8Array(1_000);
    }
  }
  const join = pdfJoiner({ ...JOIN_LIMITS, bytes: 9_500 });
  await expect(join(endless())).rejects.toMatchObject({ code: "BODY_TOO_LARGE", facts: { limit: "bytes" } });
  expect(read).toBe(10);
});

test("only so many wait, none of them holding its documents, and those after a failure are joined", async () => {
  const join = pdfJoiner({ ...JOIN_LIMITS, waiting: 2 });
  let hasRead = false;
  async function* watched(): AsyncGenerator<Uint8Array> {
    hasRead = true;
    yield* each(await aPdf(1), await aPdf(1));
  }
  const first = join(each(Buffer.from("no PDF"), Buffer.from("neither")));
  const second = join(watched());
  await expect(join(each())).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  await expect(first).rejects.toMatchObject({ code: "INTEGRATOR_ANSWER_INVALID" });
  expect((await PDFDocument.load(await second)).getPageCount()).toBe(2);
  expect(hasRead).toBe(true);
  await expect(join(each(await aPdf(1), await aPdf(1)))).resolves.toBeInstanceOf(Uint8Array);
});
