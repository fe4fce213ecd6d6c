import { expect, test } from "vitest";
import { aCompany, anInvoice } from "../an-invoice.ts";
import { aParasut, connectTo, documentsOf, sendWhole } from "./a-parasut.ts";

const INVOICE = anInvoice();
const NEVER = Number.POSITIVE_INFINITY;
const key = (reference: string | undefined) => ({ ettn: INVOICE.ettn, profileId: INVOICE.profileId, reference });
const jobOf = (reference = "{}"): string => String((JSON.parse(reference) as { job?: unknown }).job);

test("a job that failed because an earlier one made the document has not failed: the document counts", async () => {
  const parasut = await aParasut({ issueAfterMs: NEVER });
  const integrator = connectTo(parasut);
  const first = await sendWhole(integrator, INVOICE);
  const second = await sendWhole(integrator, INVOICE, first.reference);
  parasut.book.job(jobOf(second.reference)).outcome = "error";
  expect(await integrator.findByEttn(key(second.reference))).toMatchObject({ state: "failed" });
  parasut.book.hurry();
  expect(documentsOf(parasut)).toHaveLength(1);
  expect(await integrator.findByEttn(key(second.reference))).toMatchObject({ state: "issued" });
});

test("a refusal is no refusal once the draft has become a document meanwhile", async () => {
  let becomesOne = false;
  // Asked about the buyer while the second attempt is being judged: just then the first one's job is done.
  const taxpayers = new Proxy(
    {},
    {
      getOwnPropertyDescriptor: () => {
        if (!becomesOne) return undefined;
        parasut.book.hurry();
        return { configurable: true, value: undefined };
      },
    },
  );
  const parasut = await aParasut({ issueAfterMs: NEVER, taxpayers });
  const integrator = connectTo(parasut);
  const first = await sendWhole(integrator, INVOICE);
  becomesOne = true;
  const { outcome } = await sendWhole(integrator, INVOICE, first.reference);
  expect(outcome).toMatchObject({ kind: "accepted", number: documentsOf(parasut)[0]?.number });
  expect(documentsOf(parasut)).toHaveLength(1);
});

test.each([401, 403] as const)(
  "a gateway's page (%i) leaves it open whether a job makes a document",
  async (status) => {
    const parasut = await aParasut({ issueAfterMs: NEVER });
    parasut.knobs.send = `${status}-page-after-storing`;
    const { outcome } = await sendWhole(connectTo(parasut), INVOICE);
    parasut.book.hurry();
    expect([outcome, documentsOf(parasut).length]).toEqual([{ kind: "unknown" }, 1]);
  },
);

test("an invoice cancelled by hand is cancelled, also where its document is no longer told", async () => {
  const parasut = await aParasut();
  const integrator = connectTo(parasut);
  const { reference } = await sendWhole(integrator, INVOICE);
  const [invoice] = parasut.book.invoices();
  Object.assign(invoice ?? {}, { isCancelled: true, documents: [] });
  expect(await integrator.findByEttn(key(reference))).toMatchObject({ state: "cancelled" });
});

test("a commercial e-Fatura awaits its buyer's answer, whether its scenario is repeated or not", async () => {
  const buyer = aCompany();
  const alias = "urn:mail:defaultpk@example.com";
  const parasut = await aParasut({ taxpayers: { [buyer.taxId.value]: { title: "Deneme", aliases: [alias] } } });
  const integrator = connectTo(parasut);
  const commercial = { ...INVOICE, buyer, profileId: "TICARIFATURA", receiverAlias: alias } as const;
  const { reference } = await sendWhole(integrator, commercial);
  const [document] = documentsOf(parasut);
  Object.assign(document ?? {}, { status: "successful" });
  Object.assign(document?.form.attributes ?? {}, { scenario: undefined });
  expect(await integrator.findByEttn({ ...commercial, reference })).toMatchObject({ state: "answer-pending" });
});

test("a sales invoice deleted by hand says so in words", async () => {
  const parasut = await aParasut({ issueAfterMs: NEVER });
  const integrator = connectTo(parasut);
  const { reference } = await sendWhole(integrator, INVOICE);
  parasut.book.job(jobOf(reference)).outcome = "done";
  parasut.book.deleteInvoice(parasut.book.invoices()[0]?.id ?? "");
  expect(await integrator.findByEttn(key(reference))).toMatchObject({
    state: "failed",
    detail: "Satış faturası Paraşüt'te silinmiş.",
  });
});
