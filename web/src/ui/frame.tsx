import { AppProvider } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { PolarisTexts } from "./polaris-locale.ts";
import { RouterLink } from "./router-link.tsx";
import "./frame.css";

/** Polaris' provider around the whole page. */
export function Frame({ texts, children }: { readonly texts: PolarisTexts; readonly children: ReactNode }) {
  return (
    <AppProvider i18n={texts} linkComponent={RouterLink}>
      {children}
    </AppProvider>
  );
}
