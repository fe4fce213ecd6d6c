import type { ReactNode } from "react";
import { useSearch } from "wouter";
import { useI18n } from "../../i18n/context.tsx";
import { PlainBadge } from "../../ui/plain-badge.tsx";
import { BlockStack, Button, Card, InlineStack, Text } from "../../ui/polaris.ts";
import { listAddress, EVERYTHING, pageAddress, tabAddress } from "../order-list/address.ts";
import { settingsAddress } from "../settings-place.ts";
import type { Need } from "./needs.ts";

/** Whatever needs a person, each with the way to it. */
export function NeedsCard({ needs }: { readonly needs: readonly Need[] }) {
  const { t } = useI18n();
  return (
    <Told title={t("home.needs")}>
      {needs.length === 0 ? <Text as="p">{t("home.needs.none")}</Text> : <Rows needs={needs} />}
    </Told>
  );
}

/** What delays orders while nobody has to do anything. */
export function DelaysCard({ delays }: { readonly delays: readonly Need[] }) {
  const { t } = useI18n();
  if (delays.length === 0) return null;
  return (
    <Told title={t("home.delays")}>
      <Rows needs={delays} />
    </Told>
  );
}

function Told({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <div aria-live="polite">{children}</div>
      </BlockStack>
    </Card>
  );
}

function Rows({ needs }: { readonly needs: readonly Need[] }) {
  return (
    <BlockStack gap="300">
      {needs.map((need) => (
        <Row key={need.id} need={need} />
      ))}
    </BlockStack>
  );
}

function Row({ need }: { readonly need: Need }) {
  const { t, format } = useI18n();
  const query = useSearch();
  const { place, action } = need;
  const url = place === "/settings" ? settingsAddress(query, need.id) : addressOf(query, place);
  const count = format.number(need.count);
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <InlineStack gap="200" blockAlign="center" wrap={false}>
        <PlainBadge tone={need.tone}>{count}</PlainBadge>
        <Text as="p">{t(need.text, { what: need.what })}</Text>
      </InlineStack>
      {action === null || url === null ? null : <Button url={url}>{t(action)}</Button>}
    </InlineStack>
  );
}

function addressOf(query: string, place: Exclude<Need["place"], "/settings">): string {
  if (place === "failed" || place === "waiting") return tabAddress(query, place);
  if (place === "oldest") return listAddress(query, { ...EVERYTHING, tab: "waiting", sort: "oldest" });
  return place === "deadline" ? listAddress(query, { ...EVERYTHING, sort: "deadline" }) : pageAddress(query, place);
}
