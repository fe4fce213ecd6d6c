import type { OrderState } from "../../../server/http/contract.ts";
import { useI18n } from "../i18n/context.tsx";
import { Badge, type BadgeProps } from "../ui/polaris.ts";

const LOOK = {
  waiting: {},
  review: { tone: "warning", progress: "incomplete" },
  queued: { tone: "info", progress: "incomplete" },
  submitting: { tone: "info", progress: "partiallyComplete" },
  unknown: { tone: "info", progress: "partiallyComplete" },
  processing: { tone: "info", progress: "partiallyComplete" },
  issued: { tone: "success", progress: "complete" },
  rejected: { tone: "critical" },
  failed: { tone: "critical" },
  cancelling: { tone: "info", progress: "partiallyComplete" },
  cancelled: {},
  "not-ours": {},
} as const satisfies Record<OrderState, BadgeProps>;

export function StateBadge({ state }: { readonly state: OrderState }) {
  const { t } = useI18n();
  // Polaris would read out its own words for the colour, such as "Başarılı Tamamlandı", before ours.
  return (
    <Badge {...LOOK[state]} toneAndProgressLabelOverride={`${t("list.column.state")}:`}>
      {t(`state.${state}`)}
    </Badge>
  );
}
