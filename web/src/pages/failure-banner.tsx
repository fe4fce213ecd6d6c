import { ApiFailure } from "../api/failure.ts";
import { useI18n } from "../i18n/context.tsx";
import { Banner, BlockStack, Text } from "../ui/polaris.ts";

type Props = { readonly title: string; readonly error: Error; readonly onRetry: () => void };

/** A request that failed for good: what the server said, its code for support, and a way to ask again. */
export function FailureBanner({ title, error, onRetry }: Props) {
  const { t } = useI18n();
  const text = useFailureText()(error);
  return (
    <Banner tone="critical" title={title} action={{ content: t("error.retry"), onAction: onRetry }}>
      <BlockStack gap="100">
        <Text as="p">{text}</Text>
        {error instanceof ApiFailure ? (
          <Text as="p" tone="subdued" variant="bodySm">
            {t("error.code", { code: error.code })}
          </Text>
        ) : null}
      </BlockStack>
    </Banner>
  );
}

export function useFailureText(): (error: Error) => string {
  const { t } = useI18n();
  return (error) => {
    if (!(error instanceof ApiFailure)) return t("error.unexpected");
    if (error.title !== null) return `${error.title} ${error.detail}`.trim();
    return t(error.status === 0 ? "error.network" : "error.unexpected");
  };
}
