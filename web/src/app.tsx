import { lazy, Suspense } from "react";
import { Route, Switch, useSearch } from "wouter";
import { navigate } from "wouter/use-browser-location";
import { useI18n } from "./i18n/context.tsx";
import { OrderSkeleton } from "./pages/order/skeleton.tsx";
import { backAddress, listAddress, readView } from "./pages/order-list/address.ts";
import { OrderListPage } from "./pages/order-list/page.tsx";
import { NavMenu } from "./ui/admin-chrome.tsx";
import { Page } from "./ui/polaris.ts";

// The list is what opens first; the order page follows on demand.
const OrderPage = lazy(async () => ({ default: (await import("./pages/order/page.tsx")).OrderPage }));

export function App() {
  const { t } = useI18n();
  const query = useSearch();
  const back = { content: t("order.back"), url: backAddress(query) };
  // The side bar's links are fixed; Shopify's own parameters are carried over when one is followed.
  const follow = (url: string) => navigate(listAddress(query, readView(new URL(url, window.location.origin).search)));
  return (
    <>
      <NavMenu
        home={{ label: t("app.name"), url: "/" }}
        items={[
          { label: t("nav.review"), url: "/?tab=review" },
          { label: t("nav.failed"), url: "/?tab=failed" },
        ]}
        onNavigate={follow}
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
        <Route>
          <Page backAction={back} title={t("app.notFound")} />
        </Route>
      </Switch>
    </>
  );
}
