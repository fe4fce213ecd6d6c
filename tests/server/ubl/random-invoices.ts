import * as fc from "fast-check";
import { TILL_RECEIPT_TYPES } from "../../../server/gib/till-receipt-types.ts";
import type { Attachment } from "../../../server/invoice/attachment.ts";
import { unitPriceOf } from "../../../server/invoice/decimal.ts";
import type { Invoice, InvoiceLine, InvoiceTotals, TaxSubtotal } from "../../../server/invoice/invoice.ts";
import { divideRounded, sum } from "../../../server/invoice/money.ts";
import type { Party } from "../../../server/invoice/party.ts";
import type { InternetInfo, Payment, Sale, Transport } from "../../../server/invoice/sale.ts";
import type { TillReceipt } from "../../../server/invoice/till-receipt.ts";
import type { Template } from "../../../server/invoice/template.ts";
import type { Waybill } from "../../../server/invoice/waybill.ts";
import { day, ettn } from "./a-sample-invoice.ts";

/** Any invoice this app may have to print: buyers, payments, lines, rates and characters of every kind. */
export const anyInvoice = (): fc.Arbitrary<Invoice> =>
  fc.tuple(header(), parties(), lines().map(withTotals)).map((parts) => Object.assign({}, ...parts) as Invoice);

// A letter first: a text of nothing but forbidden characters would be blank, which is a rule's business, not the printer's.
const words = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom("Şişe & Çanta <İthal>", "Ürün \u0007\u{1F600} \uD800x", 'Boy "L" \uFFFE', "Ğ\r\nü"),
    fc.string({ unit: "binary", maxLength: 40 }).map((text) => `Ş${text}`),
  );

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(..."0123456789".split("")), minLength: length, maxLength: length });

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

const dates = () =>
  fc
    .date({ min: new Date("2024-01-01"), max: new Date("2025-12-31"), noInvalidDate: true })
    .map((date) => day(date.toISOString().slice(0, 10)));

const header = () =>
  fc
    .record({
      profileId: fc.constantFrom("EARSIVFATURA", "TEMELFATURA", "TICARIFATURA"),
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
      ...rest,
      type: "SATIS",
      series: "A1Z",
      number: `A1Z${rest.issueDate.slice(0, 4)}${sequence}`,
      issueTime: "09:05:00",
      currency: "TRY",
    }));

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

const parties = () => fc.record({ seller: party(), buyer: party() });

const party = (): fc.Arbitrary<Party> =>
  fc.record({
    taxId: fc.oneof(
      fc.record({ scheme: fc.constant("VKN"), value: digits(10), title: words() }),
      fc.record({ scheme: fc.constant("TCKN"), value: digits(11), firstName: words(), familyName: words() }),
    ),
    taxOffice: maybe(words()),
    mersis: maybe(fc.oneof(digits(16), words())),
    address: fc.record({
      line: words(),
      district: words(),
      city: words(),
      postcode: maybe(digits(5)),
      countryCode: fc.constantFrom("TR", "DE", "US"),
      country: words(),
    }),
    email: maybe(words()),
    phone: maybe(words()),
    webSite: maybe(words()),
  });

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
  fc.record({ carrierTitle: words(), carrierTaxId: fc.oneof(digits(10), digits(11)), date: dates() });

const lines = (): fc.Arbitrary<readonly InvoiceLine[]> =>
  fc
    .array(line(), { minLength: 1, maxLength: 30 })
    .map((all) => all.map((each, index) => ({ ...each, id: index + 1 })));

const line = (): fc.Arbitrary<Omit<InvoiceLine, "id">> =>
  fc
    .record({
      name: words(),
      sellerCode: maybe(words()),
      quantity: fc.integer({ min: 1, max: 500 }),
      gross: fc.bigInt({ min: 1n, max: 50_000_000n }),
      discountPercent: fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 100n })),
      taxRate: fc.constantFrom(1, 10, 20),
    })
    .map(({ discountPercent, ...rest }) => {
      const allowance = divideRounded(rest.gross * discountPercent, 100n);
      const net = rest.gross - allowance;
      return {
        ...rest,
        unitCode: "C62",
        unitPrice: unitPriceOf(rest.gross, rest.quantity),
        allowance,
        net,
        taxAmount: divideRounded(net * BigInt(rest.taxRate), 100n),
      };
    });

function withTotals(lines: readonly InvoiceLine[]): Pick<Invoice, "lines" | "taxSubtotals" | "totals"> {
  const taxExclusive = sum(lines.map(({ net }) => net));
  const tax = sum(lines.map(({ taxAmount }) => taxAmount));
  const totals: InvoiceTotals = {
    lineExtension: sum(lines.map(({ gross }) => gross)),
    allowance: sum(lines.map(({ allowance }) => allowance)),
    taxExclusive,
    tax,
    taxInclusive: taxExclusive + tax,
    payable: taxExclusive + tax,
  };
  return { lines, taxSubtotals: [20, 10, 1].flatMap((rate) => subtotal(lines, rate)), totals };
}

function subtotal(lines: readonly InvoiceLine[], rate: number): readonly TaxSubtotal[] {
  const group = lines.filter(({ taxRate }) => taxRate === rate);
  const taxable = sum(group.map(({ net }) => net));
  return taxable === 0n ? [] : [{ rate, taxable, tax: sum(group.map(({ taxAmount }) => taxAmount)) }];
}
