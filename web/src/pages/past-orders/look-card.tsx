import { useState } from "react";
import type { BackfillView } from "../../../../server/http/work-contract.ts";
import { useLook } from "../../api/past-orders.ts";
import { useI18n } from "../../i18n/context.tsx";
import { isDayTyped, istanbulDay } from "../../i18n/istanbul-day.ts";
import { Banner, BlockStack, Button, Card, InlineStack, Text, TextField } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";
import { useTexts } from "./texts.ts";

type Props = {
  readonly past: BackfillView;
  /** From then on orders are invoiced without a look. */
  readonly startsAt: string | null;
};

const DAY_MS = 86_400_000;
const FORTNIGHT_MS = 14 * DAY_MS;
/** As far as Shopify shows orders to the app. */
const LOOK_BACK_MS = 60 * DAY_MS;

/** How far back to look. Looking invoices nothing. */
export function LookCard({ past, startsAt }: Props) {
  const t = useTexts();
  const { format, t: common } = useI18n();
  const failureText = useFailureText();
  const look = useLook();
  const begin = startsAt === null ? null : istanbulDay(new Date(startsAt));
  const [since, setSince] = useState(() => {
    const before = startsAt === null ? Date.now() : Date.parse(startsAt);
    const isOfBefore = past.from !== null && Date.parse(past.from) < before;
    const day = isOfBefore ? Date.parse(past.from ?? "") : before - FORTNIGHT_MS;
    return istanbulDay(new Date(Math.max(day, Date.now() - LOOK_BACK_MS)));
  });
  const isPast = begin === null || since < begin;
  const wrong = isPast ? !isDayTyped(since) && common("day.wrong") : t("look.notPast");
  const [oldest] = useState(() => istanbulDay(new Date(Date.now() - LOOK_BACK_MS)));
  if (begin !== null && begin <= oldest) return <Nothing begin={begin} />;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("look.title")}
        </Text>
        {look.error === null ? null : (
          <Banner tone="critical" title={t("look.refused")}>
            {failureText(look.error)}
          </Banner>
        )}
        <TextField
          label={t("look.since")}
          helpText={begin === null ? t("look.since.help.off") : t("look.since.help", { day: format.date(begin) })}
          error={wrong}
          type="date"
          min={oldest}
          value={since}
          onChange={setSince}
          autoComplete="off"
        />
        <InlineStack>
          <Button
            variant={past.state === "ready" ? "secondary" : "primary"}
            disabled={wrong !== false || since === "" || past.state === "reading"}
            loading={look.isPending}
            onClick={() => look.mutate({ since })}
          >
            {t(past.state === "none" ? "look.start" : "look.again")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** Shopify shows no order that is older than what is invoiced anyhow. */
function Nothing({ begin }: { readonly begin: string }) {
  const t = useTexts();
  const { format } = useI18n();
  return (
    <Card>
      <Text as="p">{t("look.nothing", { day: format.date(begin) })}</Text>
    </Card>
  );
}
