/** TaxScheme of value-added tax; the code is checked, the name is free. Source: GİB UBL-TR Kod Listeleri V1.42, 16.03.2026. */
export const KDV = { code: "0015", name: "KDV" } as const;

/**
 * Kinds of ÖTV by GİB's code: the law's lists I–IV, III as a whole and in parts. Same source; 9077, the cars, needs their
 * registration and is not here.
 */
export const EXCISES: readonly { readonly code: string; readonly name: string }[] = [
  { code: "0071", name: "ÖTV 1.LİSTE" },
  { code: "0073", name: "ÖTV 3.LİSTE" },
  { code: "0074", name: "ÖTV 4.LİSTE" },
  { code: "0075", name: "ÖTV 3A LİSTE" },
  { code: "0076", name: "ÖTV 3B LİSTE" },
  { code: "0077", name: "ÖTV 3C LİSTE" },
];

/** How Nilvera and older documents name KDV withheld by the buyer. Same source. */
export const WITHHELD_KDV = "9015";
