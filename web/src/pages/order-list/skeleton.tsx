import { useI18n } from "../../i18n/context.tsx";
import { BlockStack, Box, Card, SkeletonBodyText, SkeletonDisplayText } from "../../ui/polaris.ts";

/** Takes about the room the list will take, so that nothing jumps when it arrives. */
export function ListSkeleton() {
  const { t } = useI18n();
  return (
    <div aria-busy="true" aria-label={t("app.loading")} role="status">
      <BlockStack gap="400">
        <Card>
          <SkeletonDisplayText size="small" />
        </Card>
        <Card>
          <BlockStack gap="600">
            <SkeletonDisplayText size="small" />
            {[1, 2, 3, 4, 5, 6].map((row) => (
              <Box key={row} paddingBlockEnd="100">
                <SkeletonBodyText lines={2} />
              </Box>
            ))}
          </BlockStack>
        </Card>
      </BlockStack>
    </div>
  );
}
