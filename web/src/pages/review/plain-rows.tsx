import { useSearch } from "wouter";
import type { ReviewOrder } from "../../../../server/http/work-contract.ts";
import { leaveBy } from "../../ui/app-bridge.ts";
import { openAddress } from "../../ui/open-address.ts";
import { Button, InlineStack } from "../../ui/polaris.ts";
import { WorkRows } from "../../ui/work-rows.tsx";
import { orderAddress } from "../order-list/address.ts";
import { AboutOrder } from "./about-order.tsx";
import { AskedFirst } from "./asked-first.tsx";
import { CancelHere } from "./cancel-here.tsx";
import { useTexts } from "./texts.ts";
import { useDoAll } from "./use-do-all.ts";

/** Their invoice stands no more, cancelled or refused by its buyer: what is issued for them is another one. */
const IS_VOID: ReadonlySet<ReviewOrder["state"]> = new Set(["cancelled", "rejected"]);

type Props = { readonly orders: readonly ReviewOrder[]; readonly isAlike: boolean };

/** Orders that are mended on their own page or in the settings; what can be said of all of them at once stands below. */
export function PlainRows({ orders, isAlike }: Props) {
  const t = useTexts();
  const query = useSearch();
  const { doAll, progress } = useDoAll();
  const settled = orders.filter(({ canSettle }) => canSettle);
  const reissued = orders.filter(({ canRetry, state }) => canRetry && IS_VOID.has(state));
  const again = orders.filter(({ canRetry, state }) => canRetry && !IS_VOID.has(state));
  const rows = orders.map((order) => {
    const url = orderAddress(query, order.legacyId, "review");
    return {
      id: order.legacyId,
      about: <AboutOrder order={order} isAlike={isAlike} />,
      onSubmit: () => leaveBy(() => openAddress(url)),
      tools: (
        <InlineStack gap="200" blockAlign="center">
          {order.canCancel ? <CancelHere order={order} /> : null}
          <Button url={url} accessibilityLabel={t("openOf", { name: order.name })}>
            {t("open")}
          </Button>
        </InlineStack>
      ),
    };
  });
  return (
    <>
      <WorkRows rows={rows} />
      <InlineStack gap="200" blockAlign="center">
        {reissued.length === 0 ? null : (
          <AskedFirst
            action="all.reissue"
            count={reissued.length}
            isBusy={progress !== null}
            onYes={() => void doAll("retry", reissued)}
          />
        )}
        {again.length === 0 ? null : (
          <Button disabled={progress !== null} onClick={() => void doAll("retry", again)}>
            {t("all.retry")}
          </Button>
        )}
        {settled.length === 0 ? null : (
          <AskedFirst
            action="all.settled"
            count={settled.length}
            isBusy={progress !== null}
            onYes={() => void doAll("settled", settled)}
          />
        )}
        <span role="status">{progress === null ? "" : t("progress", progress)}</span>
      </InlineStack>
    </>
  );
}
