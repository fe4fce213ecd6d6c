import type { OrderDetail } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Unfold } from "../../ui/unfold.tsx";
import { notNow } from "./not-now.ts";

/** Why an action is not offered, for whoever looks for it. */
export function NotNowList({ order }: { readonly order: OrderDetail }) {
  const { t } = useI18n();
  const closed = notNow(order);
  if (closed.length === 0) return null;
  return (
    <Unfold summary={t("notNow.title")}>
      {() => <Facts facts={closed.map(({ action, why }) => ({ term: t(action), value: t(why) }))} />}
    </Unfold>
  );
}
