/** The demo shop's SHOP.json: an invented company with a number that passes its checksum. */
export const DEMO_PROFILE = {
  website: "https://www.ornek-magaza.example",
  seller: {
    vkn: "1234567808",
    title: "Örnek E-Ticaret A.Ş.",
    taxOffice: "Kadıköy",
    mersis: "0123456780100001",
    address: { line: "Bağdat Cad. No:1", district: "Kadıköy", city: "İstanbul", postcode: "34710", country: "TR" },
  },
  series: { earchive: "EAR", einvoice: "EFT" },
  tax: { default: 20, productRules: [{ tag: "gida", rate: 1 }], shipping: "shopify" },
  payments: [],
  carriers: { default: "yurtici", byShippingTitle: { "Aynı gün": "own" }, shipsAfterDays: 1 },
  notes: ["Sipariş {order}"],
} as const;
