import type { Review } from "../../../../server/http/work-contract.ts";
import { useReview } from "../../api/review.ts";
import { useI18n } from "../../i18n/context.tsx";
import type { Language } from "../../i18n/language.ts";
import { TitleBar } from "../../ui/admin-chrome.tsx";
import { Banner, BlockStack, Box, Card, Page, Text } from "../../ui/polaris.ts";
import { SaveBar } from "../../ui/save-bar.tsx";
import { FailureBanner } from "../failure-banner.tsx";
import { ListSkeleton } from "../order-list/skeleton.tsx";
import { GroupCard } from "./group-card.tsx";
import { loadReviewTexts, ReviewTextsProvider, useTexts } from "./texts.ts";
import { useTyping } from "./use-typing.ts";

/** The page with the texts of one language around it; both arrive on demand. */
export async function loadReviewPage(language: Language) {
  const texts = await loadReviewTexts(language);
  return () => (
    <ReviewTextsProvider texts={texts}>
      <ReviewPage />
    </ReviewTextsProvider>
  );
}

function ReviewPage() {
  const t = useTexts();
  return (
    <Page title={t("title")} subtitle={t("about")}>
      <TitleBar title={t("title")} />
      <Content />
    </Page>
  );
}

function Content() {
  const t = useTexts();
  const { t: common } = useI18n();
  const review = useReview();
  if (review.isPending) return <ListSkeleton />;
  if (review.data === undefined) {
    return <FailureBanner title={t("error")} error={review.error} onRetry={() => void review.refetch()} />;
  }
  return (
    <BlockStack gap="400">
      {review.isError ? <Banner tone="warning" title={common("page.stale")} /> : null}
      <Groups review={review.data} />
    </BlockStack>
  );
}

function Groups({ review: { groups, hasMore } }: { readonly review: Review }) {
  const t = useTexts();
  const typing = useTyping(groups);
  return (
    <>
      <SaveBar
        id="review"
        isShown={typing.unsaved.length > 0}
        isSaving={typing.isAnySaving}
        labels={{ save: t("save"), discard: t("discard") }}
        onSave={() => typing.save(typing.unsaved)}
        onDiscard={typing.discard}
      />
      {groups.length === 0 ? <Nothing /> : null}
      {hasMore ? <Banner tone="info">{t("more")}</Banner> : null}
      {groups.map((group) => (
        <GroupCard key={group.id} group={group} typing={typing} />
      ))}
    </>
  );
}

function Nothing() {
  const t = useTexts();
  return (
    <Card>
      <Box padding="800">
        <BlockStack gap="200" inlineAlign="center">
          <Text as="h2" variant="headingMd" alignment="center">
            {t("none")}
          </Text>
          <Text as="p" tone="subdued" alignment="center">
            {t("none.body")}
          </Text>
        </BlockStack>
      </Box>
    </Card>
  );
}
