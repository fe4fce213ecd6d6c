import type { FunctionComponent } from "react";
import { useParams } from "wouter";
import { pageLanguage } from "./i18n/language.ts";
import { NotOpened } from "./pages/not-opened.tsx";
import { adminLocale } from "./ui/app-bridge.ts";
import { type OnDemand, onDemand } from "./ui/on-demand.ts";

const language = () => pageLanguage(adminLocale());
const page = (fetchPage: () => Promise<FunctionComponent>) => onDemand(fetchPage, NotOpened);

export const ONE_ORDER = "/orders/:legacyId";

/** Every page by its address. The build has the document ask for their code ahead: vite.config.ts names them as well. */
export const PAGES: Readonly<Record<string, OnDemand>> = {
  "/": page(async () => (await import("./pages/home/page.tsx")).loadHomePage(language())),
  "/orders": page(async () => (await import("./pages/order-list/page.tsx")).loadOrderListPage(language())),
  [ONE_ORDER]: page(loadOrderPage),
  "/adopt": page(async () => (await import("./pages/adopt/page.tsx")).loadAdoptPage(language())),
  "/review": page(async () => (await import("./pages/review/page.tsx")).loadReviewPage(language())),
  "/past-orders": page(async () => (await import("./pages/past-orders/page.tsx")).loadPastOrdersPage(language())),
  "/record": page(async () => (await import("./pages/record/page.tsx")).loadRecordPage(language())),
  "/setup": page(async () => (await import("./pages/setup/page.tsx")).loadSetupPage(language())),
  "/settings": page(async () => (await import("./pages/settings/page.tsx")).loadSettingsPage(language())),
};

async function loadOrderPage() {
  const { loadOneOrder } = await import("./pages/order/page.tsx");
  const OneOrder = await loadOneOrder(language());
  return () => {
    const { legacyId = "" } = useParams();
    return <OneOrder key={legacyId} legacyId={legacyId} />;
  };
}

/** Fetches the code of the page at an address; nothing where there is none. */
export async function loadPage(pathname: string): Promise<void> {
  await PAGES[pathname.replace(/^\/orders\/.+/, ONE_ORDER)]?.load();
}
