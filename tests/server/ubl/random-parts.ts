import * as fc from "fast-check";
import { TILL_RECEIPT_TYPES } from "../../../server/gib/till-receipt-types.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import type { IstanbulDate } from "../../../server/invoice/time/istanbul-time.ts";
import type { Attachment } from "../../../server/invoice/paper/attachment.ts";
import type { InternetInfo, Payment, Sale, Transport } from "../../../server/invoice/sale.ts";
import type { TillReceipt } from "../../../server/invoice/sale/till-receipt.ts";
import type { Template } from "../../../server/invoice/paper/template.ts";
import type { Waybill } from "../../../server/invoice/delivery/waybill.ts";
import { day, ettn } from "./a-sample-invoice.ts";
import { anyTckn, anyVkn } from "./random-tax-ids.ts";

// A letter first: a text of nothing but forbidden characters would be blank, which is a rule's business, not the printer's.
export const words = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom("Şişe & Çanta <İthal>", "Ürün \u0007\u{1F600} \uD800x", 'Boy "L" \uFFFE', "Ğ\r\nü"),
    fc.string({ unit: "binary", maxLength: 40 }).map((text) => `Ş${text}`),
  );

export const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(..."0123456789".split("")), minLength: length, maxLength: length });

export const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

export const dates = () =>
  fc
    .date({ min: new Date("2024-01-01"), max: new Date("2025-12-31"), noInvalidDate: true })
    .map((date) => day(date.toISOString().slice(0, 10)));

export const header = () =>
  fc
    .record({
      customizationId: fc.constantFrom("TR1.2", "TR1.2.1"),
      ettn: fc.uuid().map(ettn),
      sequence: digits(9),
      issueDate: dates(),
      order: fc.record({ name: words(), date: dates() }),
      purchaseOrder: maybe(words()),
      waybill: waybills(),
      attachments: fc.array(attachments(), { maxLength: 3 }),
      template: maybe(templates()),
      paymentTerms: maybe(fc.record({ note: words(), latePercent: maybe(fc.constantFrom("0.5", "12")) })),
      payeeIban: maybe(fc.constant("TR330006100519786457841326")),
      notes: fc.array(words(), { maxLength: 5 }),
      sale: sales(),
    })
    .map(({ sequence, ...rest }) => ({
      ...notAfter(rest.issueDate, rest),
      series: "A1Z",
      number: `A1Z${rest.issueDate.slice(0, 4)}${sequence}`,
      issueTime: "09:05:00",
    }));

/** The papers of a sale are not younger than its invoice; our own rules refuse such a document. */
function notAfter<Header extends Dated>(issueDate: IstanbulDate, header: Header): Header {
  const earlier = (date: IstanbulDate) => (date > issueDate ? issueDate : date);
  const { order, waybill, sale } = header;
  return {
    ...header,
    order: { ...order, date: earlier(order.date) },
    waybill:
      waybill.kind === "separate"
        ? { ...waybill, documents: waybill.documents.map(({ number, date }) => ({ number, date: earlier(date) })) }
        : waybill,
    sale:
      sale.platform === "NORMAL" && sale.receipt
        ? { ...sale, receipt: { ...sale.receipt, date: earlier(sale.receipt.date) } }
        : sale,
  };
}

type Dated = Pick<Invoice, "order" | "waybill" | "sale">;

const waybills = (): fc.Arbitrary<Waybill> =>
  fc.oneof(
    fc.constant<Waybill>({ kind: "this-invoice" }),
    fc.record({
      kind: fc.constant("separate"),
      documents: fc.array(fc.record({ number: words(), date: dates() }), { maxLength: 3 }),
    }),
  );

const attachments = (): fc.Arbitrary<Attachment> =>
  fc.record({
    fileName: fc.constantFrom("iade & formu.pdf", 'Şartlar "1" <a>.docx'),
    type: fc.constantFrom("doc", "docx", "ppt", "pptx", "pdf", "jpg", "jpeg", "png"),
    base64: fc.constant("JVBERi0="),
  });

const templates = (): fc.Arbitrary<Template> =>
  fc.oneof(
    fc.constant<Template>({ kind: "own", base64: "PHhzbC8+" }),
    fc.record({ kind: fc.constant("kept"), uuid: fc.uuid() }),
  );

const sales = (): fc.Arbitrary<Sale> =>
  fc.oneof(
    fc.record({
      platform: fc.constant("NORMAL"),
      sendType: fc.constantFrom("KAGIT", "ELEKTRONIK"),
      receipt: maybe(receipts()),
    }),
    fc.record({
      platform: fc.constant("INTERNET"),
      sendType: fc.constant("ELEKTRONIK"),
      internet: fc.record({
        webSite: words(),
        payment: payments(),
        transport: maybe(transports()),
      }) satisfies fc.Arbitrary<InternetInfo>,
    }),
  );

const receipts = (): fc.Arbitrary<TillReceipt> =>
  fc.record({
    number: words(),
    date: dates(),
    time: fc.constantFrom("00:00:00", "23:59:59"),
    zNumber: words(),
    deviceSerial: words(),
    type: fc.constantFrom(...TILL_RECEIPT_TYPES),
  });

const payments = (): fc.Arbitrary<Payment> =>
  fc.oneof(
    fc.record({ method: fc.constantFrom("KREDIKARTI/BANKAKARTI", "EFT/HAVALE", "KAPIDAODEME"), date: dates() }),
    fc.record({ method: fc.constant("ODEMEARACISI"), name: words(), date: dates() }),
    fc.record({ method: fc.constant("DIGER"), name: words(), date: maybe(dates()) }),
  );

const transports = (): fc.Arbitrary<Transport> =>
  fc.record({ carrierTitle: words(), carrierTaxId: fc.oneof(anyVkn(), anyTckn()), date: dates() });
