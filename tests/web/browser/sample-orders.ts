import type { CancellationView } from "../../../server/http/cancellation-contract.ts";
import type { BuyerAsOrdered, BuyerEntry } from "../../../server/http/buyer-entry-contract.ts";
import type { InvoiceView, OrderDetail, ShopStatus } from "../../../server/http/contract.ts";
import type { SaleEntry } from "../../../server/http/sale-entry-contract.ts";

export const NO_SALE_ENTERED: SaleEntry = {
  webSite: "",
  paymentMethod: "",
  paymentName: "",
  paymentDate: "",
  carrier: "",
  carrierTitle: "",
  carrierTaxId: "",
  transportDate: "",
};

export const NOTHING_ENTERED: BuyerEntry = {
  kind: "",
  taxId: "",
  title: "",
  name: "",
  taxOffice: "",
  line: "",
  district: "",
  city: "",
  postcode: "",
  mailbox: "",
};

export const AS_ORDERED: BuyerAsOrdered = {
  taxId: "1234567800",
  taxOffice: "",
  title: "Örnek Yapı Ltd. Şti.",
  name: "Ali Veli",
  line: "Moda Cad. No: 1",
  district: "İstanbul",
  city: "İstanbul",
  postcode: "",
};

/** Invented orders, as the server would describe them. */
export function anOrder(changes: Partial<OrderDetail> = {}): OrderDetail {
  const legacyId = changes.legacyId ?? "5001";
  return {
    id: `gid://shopify/Order/${legacyId}`,
    legacyId,
    name: "#1042",
    processedAt: "2026-11-20T20:50:00Z",
    buyer: "Ayşe Yılmaz",
    total: "1353.82",
    currency: "TRY",
    state: "queued",
    invoiceNumber: null,
    faultCount: changes.faults?.length ?? 0,
    reason: null,
    lastDay: null,
    shownUntil: null,
    faults: [],
    problem: null,
    invoice: null,
    timeline: [],
    canRetry: false,
    canMarkElsewhere: false,
    canEnterBuyer: false,
    mailboxes: [],
    canAskInvoice: false,
    canSettle: false,
    seen: "as-it-stands",
    cancellation: null,
    mailing: null,
    entry: NOTHING_ENTERED,
    saleEntry: NO_SALE_ENTERED,
    ...changes,
  };
}

export const issuedOrder = (changes: Partial<OrderDetail> = {}): OrderDetail =>
  anOrder({
    state: "issued",
    invoiceNumber: "EAR2026000000042",
    invoice: anInvoice(),
    timeline: [
      { at: "2026-11-20T20:50:01Z", kind: "webhook-received", facts: { topic: "orders/paid" }, by: "shopify" },
      { at: "2026-11-20T20:50:02Z", kind: "synced", facts: {}, by: "app" },
      { at: "2026-11-20T20:50:02Z", kind: "issued", facts: { ettn: anInvoice().ettn, total: "1353.82" }, by: "app" },
      { at: "2026-11-20T20:50:03Z", kind: "submission-started", facts: { attempt: 1 }, by: "app" },
      { at: "2026-11-20T20:50:04Z", kind: "submitted", facts: { number: "EAR2026000000042" }, by: "integrator" },
      { at: "2026-11-20T20:51:10Z", kind: "confirmed", facts: { number: "EAR2026000000042" }, by: "integrator" },
      { at: "2026-11-20T20:51:12Z", kind: "document-archived", facts: { format: "pdf" }, by: "app" },
    ],
    ...changes,
  });

export const reviewOrder = (changes: Partial<OrderDetail> = {}): OrderDetail =>
  anOrder({
    legacyId: "5002",
    name: "#1043",
    buyer: "Örnek Yapı Ltd. Şti.",
    total: "12480.00",
    state: "review",
    canRetry: true,
    canEnterBuyer: true,
    canMarkElsewhere: true,
    faults: [
      {
        code: "BUYER_TAX_ID_CHECKSUM",
        path: "buyer.taxId",
        what: "Alıcının vergi numarası hatalı.",
        fix: "Alıcıdan doğru VKN'yi alıp sipariş notundaki alana yazın.",
      },
      {
        code: "BUYER_DISTRICT_MISSING",
        path: "order.billingAddress.city",
        what: "Fatura adresinde ilçe yok.",
        fix: "Siparişin fatura adresine ilçeyi ekleyin.",
      },
    ],
    timeline: [
      { at: "2026-11-20T20:40:00Z", kind: "synced", facts: {}, by: "app" },
      { at: "2026-11-20T20:40:01Z", kind: "faults-found", facts: { count: 2 }, by: "app" },
    ],
    ...changes,
  });

/** Issued, then called off: what is left to do stands above the invoice. */
export const changedOrder = (changes: Partial<OrderDetail> = {}): OrderDetail => ({
  ...issuedOrder(),
  canSettle: true,
  faultCount: 1,
  faults: [
    {
      code: "INVOICE_TO_CANCEL",
      path: "order.currentTotalPriceSet",
      what: "Sipariş iptal veya tamamen iade edildi; 1353,82 TL tutarındaki faturası duruyor.",
      fix: "Faturayı en geç 27.11.2026 gününe kadar entegratörünüzün ekranından iptal edin.",
    },
  ],
  timeline: [
    {
      at: "2026-11-21T09:00:00Z",
      kind: "correction-needed",
      facts: { code: "INVOICE_TO_CANCEL", amount: "1353.82" },
      by: "app",
    },
  ],
  ...changes,
});

/** Until when and how the invoice of this order may be cancelled. */
export const mayCancel = (changes: Partial<CancellationView> = {}): CancellationView => ({
  canCancel: true,
  canReissue: true,
  canUndo: false,
  lastDay: "2026-11-27",
  whyNot: null,
  wish: null,
  isToCompany: false,
  ...changes,
});

export const waitingOrder = (changes: Partial<OrderDetail> = {}): OrderDetail =>
  anOrder({
    legacyId: "5003",
    name: "#1044",
    buyer: "Mehmet Demir",
    total: "249.90",
    state: "waiting",
    reason: { code: "NOT_PAID", text: "Ödeme henüz tamamlanmadı." },
    ...changes,
  });

export const failedOrder = (changes: Partial<OrderDetail> = {}): OrderDetail =>
  anOrder({
    legacyId: "5004",
    name: "#1041",
    buyer: "Zeynep Kaya",
    total: "899.00",
    state: "failed",
    canRetry: true,
    canMarkElsewhere: true,
    problem: {
      code: "INTEGRATOR_CONFIG",
      path: "",
      what: "Entegratör anahtarı reddedildi.",
      fix: "Entegratör hesabınızdan yeni bir API anahtarı alıp ayarlara girin.",
      isYours: true,
    },
    timeline: [
      { at: "2026-11-20T20:30:00Z", kind: "integrator-config", facts: { code: "CREDENTIALS_REJECTED" }, by: "app" },
    ],
    ...changes,
  });

export const marketplaceOrder = (changes: Partial<OrderDetail> = {}): OrderDetail =>
  anOrder({
    legacyId: "5005",
    name: "#1040",
    buyer: "Can Aydın",
    total: "1049.50",
    state: "not-ours",
    reason: { code: "CHANNEL_NOT_OURS", text: "Pazaryeri siparişi: faturasını pazaryeri entegrasyonunuz kesiyor." },
    ...changes,
  });

export const anInvoice = (changes: Partial<InvoiceView> = {}): InvoiceView => ({
  ettn: "3f1c7a52-94d0-4c43-9d0e-5a6b1f2e7c10",
  number: "EAR2026000000042",
  series: "EAR",
  profileId: "EARSIVFATURA",
  type: "SATIS",
  issueDate: "2026-11-20",
  issueTime: "23:50:02",
  currency: "TRY",
  buyerName: "Ayşe Yılmaz",
  buyerTaxId: "11111111111",
  buyerAddress: "Lale Sok. No: 7 D: 3, Moda, Kadıköy / İstanbul",
  salesPlatform: "INTERNET",
  sendType: "ELEKTRONIK",
  internet: {
    webSite: "https://www.ornek.com.tr",
    paymentMethod: "ODEMEARACISI",
    paymentName: "iyzico",
    paymentDate: "2026-11-20",
    carrierTitle: "Yurtiçi Kargo Servisi A.Ş.",
    carrierTaxId: "9860008925",
    transportDate: "2026-11-21",
  },
  lines: [
    {
      id: 1,
      name: "El yapımı seramik kupa, 350 ml",
      sellerCode: "KUPA-350-MAVI",
      quantity: 2,
      unitPrice: "458.33333333",
      allowance: "41.67",
      net: "875.00",
      taxRate: 20,
      taxAmount: "175.00",
      taxSource: "shopify",
    },
    {
      id: 2,
      name: "Filtre kahve, 1 kg",
      sellerCode: null,
      quantity: 1,
      unitPrice: "300.81",
      allowance: "0.00",
      net: "300.81",
      taxRate: 1,
      taxAmount: "3.01",
      taxSource: "settings",
    },
  ],
  taxSubtotals: [
    { rate: 20, taxable: "875.00", tax: "175.00" },
    { rate: 1, taxable: "300.81", tax: "3.01" },
  ],
  lineExtension: "1217.48",
  allowance: "41.67",
  taxExclusive: "1175.81",
  excise: null,
  tax: "178.01",
  withheld: null,
  warnings: [],
  payable: "1353.82",
  notes: ["Sipariş #1042"],
  reported: true,
  legalEttn: null,
  einvoice: null,
  hasPdf: true,
  hasXml: true,
  ...changes,
});

export const aShop = (changes: Partial<ShopStatus> = {}): ShopStatus => ({
  domain: "ornek-magaza.myshopify.com",
  isActive: true,
  hasStarted: true,
  hasProfile: true,
  integrator: "nilvera",
  environment: "live",
  timeZone: "Europe/Istanbul",
  ...changes,
});
