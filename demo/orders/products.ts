import type { DemoProduct } from "./build-order.ts";

/** The demo shop sells a little of everything, so that all three KDV rates meet. */
export const PRODUCTS = {
  flour: { title: "Taş Değirmen Un 5 kg", sku: "GID-UN-5", price: 18_990n, rate: 1, productType: "Gıda" },
  oliveOil: { title: "Erken Hasat Zeytinyağı 1 L", sku: "GID-ZY-1", price: 54_950n, rate: 1, productType: "Gıda" },
  towel: { title: "Pamuklu Havlu - Mavi", sku: "TEK-HV-M", price: 24_990n, rate: 10, productType: "Ev tekstili" },
  shirt: { title: "Keten Gömlek - Beyaz / M", sku: "TEK-GM-BM", price: 89_990n, rate: 10, productType: "Giyim" },
  cup: { title: "Seramik Kupa", sku: "MUT-KP-1", price: 9_999n, rate: 20, productType: "Mutfak" },
  lamp: { title: "Masa Lambası - Pirinç", sku: "AYD-ML-P", price: 129_900n, rate: 20, productType: "Aydınlatma" },
  cream: { title: "Lavanta El Kremi 75 ml", sku: "KOZ-EK-75", price: 17_450n, rate: 20, productType: "Kozmetik" },
  notebook: {
    title: "Çizgisiz Defter - Şeftali Çiçeği",
    sku: "KIR-DF-3",
    price: 13_333n,
    rate: 20,
    productType: "Kırtasiye",
  },
  advice: {
    title: "Çevrim İçi İç Mimari Danışmanlığı (60 dk)",
    sku: "HIZ-DN-60",
    price: 150_000n,
    rate: 20,
    productType: "Hizmet",
    isService: true,
  },
} as const satisfies Record<string, DemoProduct>;
