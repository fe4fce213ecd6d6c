import { useI18n } from "../../i18n/context.tsx";
import { TitleBar } from "../../ui/admin-chrome.tsx";
import { BlockStack, Card, Layout, Page, SkeletonBodyText } from "../../ui/polaris.ts";

/** The order page's outline while its order is on the way. */
export function OrderSkeleton({ back }: { readonly back: { readonly content: string; readonly url: string } }) {
  const { t } = useI18n();
  return (
    <Page backAction={back} title={t("app.loading")}>
      <TitleBar title={t("app.loading")} />
      <div aria-busy="true">
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <Card>
                <SkeletonBodyText lines={3} />
              </Card>
              <Card>
                <SkeletonBodyText lines={12} />
              </Card>
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <Card>
              <SkeletonBodyText lines={8} />
            </Card>
          </Layout.Section>
        </Layout>
      </div>
    </Page>
  );
}
