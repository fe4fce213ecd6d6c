import { Suspense } from "react";
import { Route, Switch } from "wouter";
import { useI18n } from "./i18n/context.tsx";
import { ONE_ORDER, PAGES } from "./pages.tsx";
import { OrderSkeleton } from "./pages/order/skeleton.tsx";
import { listAddress, pageAddress, readView } from "./pages/order-list/address.ts";
import { ListSkeleton } from "./pages/order-list/skeleton.tsx";
import { ShopState } from "./pages/shop-state.tsx";
import { useBack } from "./pages/use-back.ts";
import { leaveBy } from "./ui/app-bridge.ts";
import { NavMenu } from "./ui/admin-chrome.tsx";
import { openAddress } from "./ui/open-address.ts";
import { Page } from "./ui/polaris.ts";

const IN_SIDE_BAR = ["/", "/review", "/setup", "/settings", "/past-orders", "/record"] as const;

/** Knows nothing of an address' query: a change of the list's view must not draw the whole page anew. */
export function App() {
  const { t } = useI18n();
  return (
    <>
      <NavMenu
        home={{ label: t("app.name"), url: "/" }}
        items={[
          { label: t("nav.orders"), url: "/orders" },
          { label: t("nav.review"), url: "/review" },
          { label: t("nav.pastOrders"), url: "/past-orders" },
          { label: t("nav.record"), url: "/record" },
          { label: t("nav.settings"), url: "/settings" },
        ]}
        onNavigate={follow}
      />
      <main>
        <ShopState />
        <Switch>
          {Object.entries(PAGES).map(([path, { Page: OnePage }]) => (
            <Route key={path} path={path}>
              <Suspense fallback={path === ONE_ORDER ? <OrderRoom /> : <ListSkeleton />}>
                <OnePage />
              </Suspense>
            </Route>
          ))}
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </main>
    </>
  );
}

/** The side bar's links are fixed; Shopify's own parameters are carried over when one is followed. */
const follow = (url: string): void =>
  leaveBy(() => {
    const { pathname, search } = new URL(url, window.location.origin);
    const page = IN_SIDE_BAR.find((path) => path === pathname);
    const query = window.location.search;
    openAddress(page === undefined ? listAddress(query, readView(search)) : pageAddress(query, page));
  });

const OrderRoom = () => <OrderSkeleton back={useBack()} />;

function NotFound() {
  const { t } = useI18n();
  return <Page backAction={useBack()} title={t("app.notFound")} />;
}
