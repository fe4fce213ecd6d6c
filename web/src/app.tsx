import { lazy, Suspense } from "react";
import { Route, Switch, useSearch } from "wouter";
import { navigate } from "wouter/use-browser-location";
import { useI18n } from "./i18n/context.tsx";
import { pageLanguage } from "./i18n/language.ts";
import { HomePage } from "./pages/home/page.tsx";
import { OrderSkeleton } from "./pages/order/skeleton.tsx";
import { backAddress, listAddress, pageAddress, readView } from "./pages/order-list/address.ts";
import { ListSkeleton } from "./pages/order-list/skeleton.tsx";
import { ShopState } from "./pages/shop-state.tsx";
import { adminLocale, leaveConfirmation } from "./ui/app-bridge.ts";
import { NavMenu } from "./ui/admin-chrome.tsx";
import { Page } from "./ui/polaris.ts";

// The first page opens at once; every other follows on demand.
const OrderListPage = lazy(async () => {
  const { loadOrderListPage } = await import("./pages/order-list/page.tsx");
  return { default: await loadOrderListPage(pageLanguage(adminLocale())) };
});
const OrderPage = lazy(async () => ({ default: (await import("./pages/order/page.tsx")).OrderPage }));

const ReviewPage = lazy(async () => {
  const { loadReviewPage } = await import("./pages/review/page.tsx");
  return { default: await loadReviewPage(pageLanguage(adminLocale())) };
});

const SetupPage = lazy(async () => {
  const { loadSetupPage } = await import("./pages/setup/page.tsx");
  return { default: await loadSetupPage(pageLanguage(adminLocale())) };
});

/** Its texts come with it: the first load holds those of the list and the order only. */
const SettingsPage = lazy(async () => {
  const { loadSettingsPage } = await import("./pages/settings/page.tsx");
  return { default: await loadSettingsPage(pageLanguage(adminLocale())) };
});

const AdoptPage = lazy(async () => {
  const { loadAdoptPage } = await import("./pages/adopt/page.tsx");
  return { default: await loadAdoptPage(pageLanguage(adminLocale())) };
});

const PAGES = ["/", "/review", "/setup", "/settings"] as const;

export function App() {
  const { t } = useI18n();
  const query = useSearch();
  const back = { content: t("order.back"), url: backAddress(query) };
  // The side bar's links are fixed; Shopify's own parameters are carried over when one is followed.
  const follow = async (url: string) => {
    await leaveConfirmation();
    const { pathname, search } = new URL(url, window.location.origin);
    const page = PAGES.find((path) => path === pathname);
    navigate(page === undefined ? listAddress(query, readView(search)) : pageAddress(query, page));
  };
  return (
    <>
      <NavMenu
        home={{ label: t("app.name"), url: "/" }}
        items={[
          { label: t("nav.orders"), url: "/orders" },
          { label: t("nav.review"), url: "/review" },
          { label: t("nav.settings"), url: "/settings" },
        ]}
        onNavigate={(url) => void follow(url)}
      />
      <main>
        <ShopState />
        <Switch>
          <Route path="/" component={HomePage} />
          <Route path="/orders">
            <Suspense fallback={<ListSkeleton />}>
              <OrderListPage />
            </Suspense>
          </Route>
          <Route path="/adopt">
            <Suspense fallback={<ListSkeleton />}>
              <AdoptPage />
            </Suspense>
          </Route>
          <Route path="/orders/:legacyId">
            {({ legacyId }) => (
              <Suspense fallback={<OrderSkeleton back={back} />}>
                <OrderPage key={legacyId} legacyId={legacyId} />
              </Suspense>
            )}
          </Route>
          <Route path="/review">
            <Suspense fallback={<ListSkeleton />}>
              <ReviewPage />
            </Suspense>
          </Route>
          <Route path="/setup">
            <Suspense fallback={<ListSkeleton />}>
              <SetupPage />
            </Suspense>
          </Route>
          <Route path="/settings">
            <Suspense fallback={<ListSkeleton />}>
              <SettingsPage />
            </Suspense>
          </Route>
          <Route>
            <Page backAction={back} title={t("app.notFound")} />
          </Route>
        </Switch>
      </main>
    </>
  );
}
