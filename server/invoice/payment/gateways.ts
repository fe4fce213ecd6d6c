import type { PaymentRule } from "../shop-profile.ts";

const intermediary = (gateway: string, name: string): PaymentRule => ({ gateway, method: "ODEMEARACISI", name });

/**
 * Gateways seen in Turkish shops, found in Shopify's gateway text in folded form; the shop's own rules come first. An
 * intermediary (ödeme aracısı) takes the money and must be named, whatever it is paid with ("PayTR Kredi Kartı / Havale"):
 * it comes before the words for cards and banks. Money at the door is no intermediary's until it is handed over.
 */
export const GATEWAYS: readonly PaymentRule[] = [
  { gateway: "kapida", method: "KAPIDAODEME" },
  { gateway: "ondelivery", method: "KAPIDAODEME" },
  { gateway: "upondelivery", method: "KAPIDAODEME" },
  { gateway: "teslimatta", method: "KAPIDAODEME" },
  intermediary("iyzico", "iyzico"),
  intermediary("iyzipay", "iyzico"),
  intermediary("paytr", "PayTR"),
  intermediary("craftgate", "Craftgate"),
  intermediary("payu", "PayU"),
  intermediary("paypal", "PayPal"),
  intermediary("stripe", "Stripe"),
  // Before Param, whose name it begins with.
  intermediary("paratika", "Paratika"),
  intermediary("param", "Param"),
  // Before Sipay, whose name it ends with.
  intermediary("hepsipay", "Hepsipay"),
  intermediary("sipay", "Sipay"),
  intermediary("papara", "Papara"),
  intermediary("moka", "Moka"),
  intermediary("paycell", "Paycell"),
  intermediary("bkmexpress", "BKM Express"),
  intermediary("shopier", "Shopier"),
  intermediary("weepay", "weepay"),
  intermediary("paynet", "Paynet"),
  intermediary("lidio", "Lidio"),
  intermediary("tosla", "Tosla"),
  intermediary("esnekpos", "EsnekPOS"),
  intermediary("paybull", "PayBull"),
  intermediary("qnbpay", "QNBpay"),
  intermediary("nkolay", "N Kolay"),
  intermediary("vepara", "Vepara"),
  intermediary("vallet", "Vallet"),
  intermediary("klarna", "Klarna"),
  intermediary("adyen", "Adyen"),
  intermediary("mollie", "Mollie"),
  { gateway: "havale", method: "EFT/HAVALE" },
  { gateway: "eft", method: "EFT/HAVALE" },
  { gateway: "bankdeposit", method: "EFT/HAVALE" },
  { gateway: "banktransfer", method: "EFT/HAVALE" },
  { gateway: "moneyorder", method: "EFT/HAVALE" },
  { gateway: "giftcard", method: "DIGER", name: "Hediye kartı" },
  { gateway: "hediyekarti", method: "DIGER", name: "Hediye kartı" },
  { gateway: "storecredit", method: "DIGER", name: "Mağaza kredisi" },
  { gateway: "shopifypayments", method: "KREDIKARTI/BANKAKARTI" },
  { gateway: "bogus", method: "KREDIKARTI/BANKAKARTI" },
  { gateway: "kredikarti", method: "KREDIKARTI/BANKAKARTI" },
  { gateway: "bankakarti", method: "KREDIKARTI/BANKAKARTI" },
  { gateway: "creditcard", method: "KREDIKARTI/BANKAKARTI" },
  { gateway: "sanalpos", method: "KREDIKARTI/BANKAKARTI" },
  { gateway: "nakit", method: "DIGER", name: "Nakit" },
  { gateway: "cash", method: "DIGER", name: "Nakit" },
];
