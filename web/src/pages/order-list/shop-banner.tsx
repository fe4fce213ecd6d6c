import { useSearch } from "wouter";
import { useI18n } from "../../i18n/context.tsx";
import { Banner, Text } from "../../ui/polaris.ts";
import { pageAddress } from "./address.ts";
import type { Obstacle } from "./shop-obstacle.ts";

/** Says, before anything else, that this shop issues nothing just now. */
export function ShopBanner({ obstacle }: { readonly obstacle: Obstacle }) {
  const { t } = useI18n();
  const action = { content: t(obstacle.action), url: pageAddress(useSearch(), obstacle.place) };
  return (
    <Banner tone="warning" title={t(obstacle.title)} action={action}>
      <Text as="p">{t(obstacle.body)}</Text>
    </Banner>
  );
}
