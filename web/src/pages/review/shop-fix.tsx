import { useState } from "react";
import { useSearch } from "wouter";
import type { ShopSettings } from "../../../../server/http/contract.ts";
import type { ProfilePart } from "../../../../server/http/profile-part-contract.ts";
import type { ReviewGroup } from "../../../../server/http/work-contract.ts";
import { useSaveProfilePart, useSettings } from "../../api/settings.ts";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { Button, InlineStack, Select } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";
import { carriersOf } from "../order/sale-entry.ts";
import { settingsAddress } from "../settings-place.ts";
import { useTexts } from "./texts.ts";
import { useDoAll } from "./use-do-all.ts";

/** One choice of the shop's that mends the whole group. */
export function ShopFix({ group }: { readonly group: ReviewGroup }) {
  const t = useTexts();
  const query = useSearch();
  const { remedy } = group;
  if (remedy.kind === "carrier") return <CarrierFix group={group} />;
  if (remedy.kind === "channel") return <ChannelFix group={group} channel={remedy.channel} />;
  const url = settingsAddress(query, group.code);
  if (remedy.kind !== "settings" || url === null) return null;
  return (
    <InlineStack>
      <Button url={url}>{t("settings")}</Button>
    </InlineStack>
  );
}

function CarrierFix({ group }: { readonly group: ReviewGroup }) {
  const t = useTexts();
  const settings = useSettings().data;
  const [carrier, setCarrier] = useState("");
  const { apply, isApplying } = useApply(group);
  if (settings === undefined) return null;
  const known = carriersOf(settings).map(({ id, label }) => ({ value: id, label }));
  const own = { value: "own", label: t("carrier.own") };
  const save = () => void apply(withPut(settings, "carriers", { default: carrier }));
  return (
    <InlineStack gap="200" blockAlign="end">
      <Select
        label={t("carrier")}
        options={[{ value: "", label: t("choose") }, own, ...known]}
        value={carrier}
        onChange={setCarrier}
      />
      <Button variant="primary" disabled={carrier === ""} loading={isApplying} onClick={save}>
        {t("carrier.save")}
      </Button>
    </InlineStack>
  );
}

function ChannelFix({ group, channel }: { readonly group: ReviewGroup; readonly channel: string }) {
  const t = useTexts();
  const settings = useSettings().data;
  const { apply, isApplying } = useApply(group);
  if (settings === undefined) return null;
  const say = (answer: "ours" | "not-ours") => void apply(withPut(settings, "channels", { [channel]: answer }));
  return (
    <InlineStack gap="200">
      <Button loading={isApplying} onClick={() => say("ours")}>
        {t("channel.ours")}
      </Button>
      <Button loading={isApplying} onClick={() => say("not-ours")}>
        {t("channel.notOurs")}
      </Button>
    </InlineStack>
  );
}

/** A member of SHOP.json with some of it put anew, unless it changed since it was read. */
function withPut({ profile }: ShopSettings, name: string, put: object): ProfilePart {
  const seen = profile?.[name] ?? null;
  return { part: { [name]: { ...(typeof seen === "object" ? seen : {}), ...put } }, seen: { [name]: seen } };
}

/** Saves the choice, then has every order of the group looked at again. */
function useApply(group: ReviewGroup) {
  const failureText = useFailureText();
  const saving = useSaveProfilePart();
  const { doAll, progress } = useDoAll();
  const apply = async (changes: ProfilePart): Promise<void> => {
    try {
      await saving.mutateAsync(changes);
    } catch (error) {
      if (error instanceof Error) showErrorToast(failureText(error));
      return;
    }
    await doAll("retry", group.orders);
  };
  return { apply, isApplying: saving.isPending || progress !== null };
}
