import type { FaultView, OrderAction, OrderDetail } from "../../../../server/http/contract.ts";
import type { ShownOrder } from "../../../../server/http/work-contract.ts";
import { useOrderAction } from "../../api/orders.ts";
import { type I18n, useI18n } from "../../i18n/context.tsx";
import type { MessageKey } from "../../i18n/tr.ts";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { Banner, BlockStack, Box, Divider, Text } from "../../ui/polaris.ts";
import { useTold } from "../use-told.ts";
import { isReissuedBySaving } from "./save-label.ts";
import { useTyping } from "./typing.tsx";

/** What stands between this order and its invoice, each with its remedy; the first banner carries the buttons. */
export function Obstacles({ order }: { readonly order: OrderDetail }) {
  const { t, format } = useI18n();
  const actions = useObstacleActions(order);
  const { faults, problem } = order;
  return (
    <>
      {problem === null ? null : (
        <Banner tone={problem.isYours ? "critical" : "warning"} title={problem.what} {...actions}>
          <Remedy fault={problem} place={codeOf(problem, t)} isYours={problem.isYours} />
        </Banner>
      )}
      {faults.length === 0 ? null : (
        <Banner
          tone="warning"
          title={t(titleOf(order), { count: format.number(faults.length) })}
          {...(problem === null ? actions : {})}
        >
          <BlockStack gap="300">
            {faults.map((fault, index) => (
              <BlockStack key={`${fault.code} ${fault.path}`} gap="100">
                {index === 0 ? null : (
                  <Box paddingBlockEnd="200">
                    <Divider />
                  </Box>
                )}
                <Text as="p" fontWeight="semibold">
                  {fault.what}
                </Text>
                <Remedy fault={fault} place={placeOf(fault, t)} />
              </BlockStack>
            ))}
          </BlockStack>
        </Banner>
      )}
    </>
  );
}

const NOT_CANCELLED: ReadonlySet<string> = new Set([
  "CANCEL_REFUSED",
  "CANCEL_NOT_IN_TIME",
  "UNDO_REFUSED",
  "UNDO_NOT_IN_TIME",
]);

/** The document is as it should be: its mail is not. */
const NOT_MAILED: ReadonlySet<string> = new Set(["MAIL_REFUSED", "MAIL_UNANSWERED"]);

function titleOf({ faults, canSettle, state }: OrderDetail): MessageKey {
  if (faults.some(({ code }) => NOT_CANCELLED.has(code))) return "order.notCancelled";
  if (faults.length > 0 && faults.every(({ code }) => NOT_MAILED.has(code))) return "order.notMailed";
  if (canSettle) return "order.corrections";
  return state === "cancelled" ? "order.decide" : "order.faults";
}

/** A banner's buttons: try again, or say that the invoice was issued somewhere else. */
export function useObstacleActions(
  order: Pick<
    OrderDetail,
    "state" | "reason" | "canRetry" | "canAskInvoice" | "canSettle" | "canMarkElsewhere" | "legacyId" | "seen"
  >,
) {
  const { t } = useI18n();
  const retry = useButton(order, "retry");
  const ask = useButton(order, "invoice");
  const settled = useButton(order, "settled");
  const elsewhere = useButton(order, "invoiced-elsewhere");
  return {
    ...(order.canRetry ? { action: { ...retry, content: t(retryWord(order)) } } : {}),
    // Asking again changes nothing while a setting is waited for; asking for the invoice does.
    ...(order.canAskInvoice ? { action: ask } : {}),
    ...(order.canSettle ? { action: settled } : {}),
    ...(order.canMarkElsewhere ? { secondaryAction: elsewhere } : {}),
  };
}

/** Where an invoice stands no more, or stands elsewhere, nothing is tried again: it is about another one. */
function retryWord({ state, reason }: Pick<OrderDetail, "state" | "reason">): MessageKey {
  if (isReissuedBySaving(state)) return "order.reissue";
  return state === "not-ours" && reason?.code === "INVOICED_ELSEWHERE" ? "order.takeBack" : "order.retry";
}

const ISSUING: ReadonlySet<OrderAction> = new Set(["retry", "invoice"]);

function useButton(order: ShownOrder, action: OrderAction) {
  const { t } = useI18n();
  const told = useTold();
  const { mutateAsync, isPending } = useOrderAction(order, action);
  const { isUnsaved } = useTyping();
  const onAction = () => {
    // The invoice would leave without what stands in the fields, and cannot be called back.
    if (isUnsaved && ISSUING.has(action)) return showErrorToast(t("order.unsaved"));
    told(mutateAsync(), t(`order.${action}.done`));
  };
  return { content: t(`order.${action}`), onAction, loading: isPending };
}

/** Of a fault's path a merchant knows the line of the order; everything else the words of the fault say. */
function placeOf({ code, path }: FaultView, t: I18n["t"]): string {
  const index = /(?:lineItems|lines)\[(\d+)\]/.exec(path)?.[1];
  return index === undefined ? t("order.faultCode", { code }) : t("order.faultLine", { code, line: Number(index) + 1 });
}

/** A problem's path is the integrator's own code. */
const codeOf = ({ code, path }: FaultView, t: I18n["t"]): string =>
  t(path === "" ? "order.faultCode" : "order.problemCode", { code, path });

type RemedyProps = { readonly fault: FaultView; readonly place: string; readonly isYours?: boolean };

function Remedy({ fault, place, isYours = true }: RemedyProps) {
  const { t } = useI18n();
  return (
    <BlockStack gap="100">
      <Text as="p">{isYours ? `${t("order.faultFix")} ${fault.fix}` : fault.fix}</Text>
      <Text as="p" variant="bodySm" breakWord>
        {place}
      </Text>
    </BlockStack>
  );
}
