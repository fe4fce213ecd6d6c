import turkish from "@shopify/polaris/locales/tr.json?used";

export type PolarisTexts = typeof turkish;

/** Polaris' own words (pagination, spinners). Turkish is in the first load. */
export async function loadPolarisTexts(language: "tr" | "en"): Promise<PolarisTexts> {
  if (language === "tr") return turkish;
  return (await import("@shopify/polaris/locales/en.json?used")).default;
}
