import { lazy, Suspense } from "react";
import { Route, Switch, useSearch } from "wouter";
import { navigate } from "wouter/use-browser-location";
import { useI18n } from "./i18n/context.tsx";
import { pageLanguage } from "./i18n/language.ts";
import { OrderSkeleton } from "./pages/order/skeleton.tsx";
import { backAddress, listAddress, readView, settingsAddress } from "./pages/order-list/address.ts";
import { OrderListPage } from "./pages/order-list/page.tsx";
import { ListSkeleton } from "./pages/order-list/skeleton.tsx";
import { adminLocale, leaveConfirmation } from "./ui/app-bridge.ts";
import { NavMenu } from "./ui/admin-chrome.tsx";
import { Page } from "./ui/polaris.ts";

// The list is what opens first; the order page follows on demand.
const OrderPage = lazy(async () => ({ default: (await import("./pages/order/page.tsx")).OrderPage }));

/** Its texts come with it: the first load holds those of the list and the order only. */
const SettingsPage = lazy(async () => {
  const { loadSettingsPage } = await import("./pages/settings/page.tsx");
  return { default: await loadSettingsPage(pageLanguage(adminLocale())) };
});

export function App() {
  const { t } = useI18n();
  const query = useSearch();
  const back = { content: t("order.back"), url: backAddress(query) };
  // The side bar's links are fixed; Shopify's own parameters are carried over when one is followed.
  const follow = async (url: string) => {
    await leaveConfirmation();
    const { pathname, search } = new URL(url, window.location.origin);
    navigate(pathname === "/settings" ? settingsAddress(query) : listAddress(query, readView(search)));
  };
  return (
    <>
      <NavMenu
        home={{ label: t("app.name"), url: "/" }}
        items={[
          { label: t("nav.review"), url: "/?tab=review" },
          { label: t("nav.failed"), url: "/?tab=failed" },
          { label: t("nav.settings"), url: "/settings" },
        ]}
        onNavigate={(url) => void follow(url)}
      />
      <Switch>
        <Route path="/" component={OrderListPage} />
        <Route path="/orders/:legacyId">
          {({ legacyId }) => (
            <Suspense fallback={<OrderSkeleton back={back} />}>
              <OrderPage key={legacyId} legacyId={legacyId} />
            </Suspense>
          )}
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
    </>
  );
}
