import type { ShopStatus } from "../../../server/http/contract.ts";
import { useShop } from "../api/shop.ts";
import { useI18n } from "../i18n/context.tsx";
import { PlainBadge } from "../ui/plain-badge.tsx";
import { StateBar } from "../ui/state-bar.tsx";

/** On every page: whether documents are real ones, and whether any are issued at all. */
export function ShopState() {
  const { t } = useI18n();
  const shop = useShop().data;
  return <StateBar label={t("mode.label")}>{shop === undefined ? null : <Badges shop={shop} />}</StateBar>;
}

/** What was never switched on is not paused. */
function issuingOf({ isActive, hasStarted }: ShopStatus): "mode.on" | "mode.off" | "shop.notSetUp" {
  if (isActive) return "mode.on";
  return hasStarted ? "mode.off" : "shop.notSetUp";
}

function Badges({ shop }: { readonly shop: ShopStatus }) {
  const { t } = useI18n();
  return (
    <>
      <PlainBadge tone={shop.environment === "live" ? "success" : "attention"}>
        {t(`mode.${shop.environment ?? "none"}`)}
      </PlainBadge>
      <PlainBadge tone={shop.isActive ? "success" : "attention"}>{t(issuingOf(shop))}</PlainBadge>
    </>
  );
}
