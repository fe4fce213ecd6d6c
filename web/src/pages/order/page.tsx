import type { OrderDetail } from "../../../../server/http/contract.ts";
import { ApiFailure } from "../../api/failure.ts";
import { useOrder } from "../../api/orders.ts";
import { type I18n, MoreTexts, useI18n } from "../../i18n/context.tsx";
import type { Language } from "../../i18n/language.ts";
import { order as turkish } from "../../i18n/texts/order-tr.ts";
import { TitleBar } from "../../ui/admin-chrome.tsx";
import { openInAdmin } from "../../ui/app-bridge.ts";
import { Banner, BlockStack, Layout, Page } from "../../ui/polaris.ts";
import { FailureBanner } from "../failure-banner.tsx";
import { StateBadge } from "../state-badge.tsx";
import { useBack } from "../use-back.ts";
import { BuyerCard } from "./buyer-card.tsx";
import { CancellationCard } from "./cancellation-card.tsx";
import { EinvoiceCard } from "./einvoice-card.tsx";
import { InvoiceCard } from "./invoice-card.tsx";
import { MailingCard } from "./mailing-card.tsx";
import { NotesCard } from "./notes-card.tsx";
import { Obstacles } from "./obstacles.tsx";
import { useOpenPdf } from "./open-pdf.ts";
import { PreviewCard } from "./preview-card.tsx";
import { SaleCard } from "./sale-card.tsx";
import { useSaveXml } from "./save-xml.ts";
import { SaleEntryCard } from "./sale-entry-card.tsx";
import { OrderSkeleton } from "./skeleton.tsx";
import { StatusCard } from "./status-card.tsx";
import { TimelineCard } from "./timeline-card.tsx";
import { TypingProvider } from "./typing.tsx";
import { UnsavedBar } from "./unsaved-bar.tsx";

/** The page with the texts of one language around it; both arrive on demand. */
export async function loadOneOrder(language: Language) {
  const texts = language === "tr" ? turkish : (await import("../../i18n/texts/order-en.ts")).order;
  return (props: { readonly legacyId: string }) => (
    <MoreTexts texts={texts}>
      <OrderPage {...props} />
    </MoreTexts>
  );
}

function OrderPage({ legacyId }: { readonly legacyId: string }) {
  const { t } = useI18n();
  const order = useOrder(legacyId);
  const back = useBack();
  if (order.data !== undefined) return <Loaded order={order.data} back={back} isStale={order.isError} />;
  if (order.isPending) return <OrderSkeleton back={back} />;
  const isMissing = order.error instanceof ApiFailure && order.error.status === 404;
  return (
    <Page backAction={back} title={t("order.back")}>
      <TitleBar title={t("order.back")} />
      <FailureBanner
        title={t(isMissing ? "order.notFound" : "order.error")}
        error={order.error}
        onRetry={() => void order.refetch()}
      />
    </Page>
  );
}

export type Back = { readonly content: string; readonly url: string };

type LoadedProps = {
  readonly order: OrderDetail;
  readonly back: Back;
  /** Asked for since, and not answered. */
  readonly isStale: boolean;
};

function Loaded({ order, back, isStale }: LoadedProps) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const title = t("order.title", { name: order.name });
  // What is to be done about the invoice may be to cancel it: then its button does not stand below all of it.
  const cancelling =
    order.cancellation === null ? null : <CancellationCard order={order} cancellation={order.cancellation} />;
  const mailing = order.mailing === null ? null : <MailingCard legacyId={order.legacyId} mailing={order.mailing} />;
  const isMailToDo = order.mailing?.state === "refused" || order.mailing?.state === "unanswered";
  return (
    <Page
      backAction={back}
      title={title}
      titleMetadata={<StateBadge state={order.state} />}
      subtitle={[format.instant(order.processedAt), order.buyer, amountsOf(order, i18n)].filter(Boolean).join(" · ")}
      secondaryActions={[
        ...useXmlAction(order),
        { content: t("order.openInShopify"), onAction: () => openInAdmin(`/orders/${order.legacyId}`) },
      ]}
      {...usePdfAction(order)}
    >
      <TitleBar title={title} />
      <TypingProvider>
        {order.canEnterBuyer ? <UnsavedBar state={order.state} /> : null}
        <BlockStack gap="400">
          {isStale ? <Banner tone="warning" title={t("page.stale")} /> : null}
          <Obstacles order={order} />
          <Layout>
            <Layout.Section>
              <BlockStack gap="400">
                <StatusCard order={order} />
                {order.invoice?.einvoice ? <EinvoiceCard einvoice={order.invoice.einvoice} /> : null}
                {order.canEnterBuyer ? <BuyerCard order={order} /> : null}
                {order.canEnterBuyer ? <SaleEntryCard order={order} /> : null}
                {order.canEnterBuyer ? <PreviewCard key={typedKey(order)} order={order} /> : null}
                {order.canSettle ? cancelling : null}
                {isMailToDo ? mailing : null}
                {order.invoice === null ? null : <InvoiceCard invoice={order.invoice} state={order.state} />}
                {order.canSettle ? null : cancelling}
              </BlockStack>
            </Layout.Section>
            <Layout.Section variant="oneThird">
              <BlockStack gap="400">
                {isMailToDo ? null : mailing}
                {order.invoice === null ? null : <SaleCard invoice={order.invoice} />}
                {order.invoice === null ? null : <NotesCard notes={order.invoice.notes} />}
                <TimelineCard order={order} />
              </BlockStack>
            </Layout.Section>
          </Layout>
        </BlockStack>
      </TypingProvider>
    </Page>
  );
}

/** What the order's invoice says, and what the order says where that is another; before there is one, the order's total. */
function amountsOf({ invoice, invoiceNumber, total, currency }: OrderDetail, { t, format }: I18n): string {
  const ofOrder = format.money(total, currency);
  if (invoice === null || invoice.number === null || invoice.number !== invoiceNumber) return ofOrder;
  const ofInvoice = format.money(invoice.payable, invoice.currency);
  return ofInvoice === ofOrder ? ofOrder : t("order.amounts", { payable: ofInvoice, total: ofOrder });
}

/** What was typed since makes an older preview untrue. */
const typedKey = ({ entry, saleEntry }: OrderDetail): string => JSON.stringify([entry, saleEntry]);

function useXmlAction({ invoice }: OrderDetail) {
  const { t } = useI18n();
  const save = useSaveXml();
  return invoice?.hasXml ? [{ content: t("order.xml"), onAction: () => save(invoice.ettn) }] : [];
}

function usePdfAction({ invoice }: OrderDetail) {
  const { t } = useI18n();
  const pdf = useOpenPdf();
  if (invoice === null || !invoice.hasPdf) return {};
  return {
    primaryAction: { content: t("order.pdf"), onAction: () => pdf.open(invoice.ettn), loading: pdf.isOpening },
  };
}
