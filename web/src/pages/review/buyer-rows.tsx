import type { ReviewOrder } from "../../../../server/http/work-contract.ts";
import { Button, InlineStack } from "../../ui/polaris.ts";
import { WorkRows } from "../../ui/work-rows.tsx";
import { AboutOrder } from "./about-order.tsx";
import { Entry } from "./entry.tsx";
import { useTexts } from "./texts.ts";
import type { Field, Typing } from "./use-typing.ts";

type Props = { readonly field: Field; readonly orders: readonly ReviewOrder[]; readonly typing: Typing };

/** One field an order, saved with Enter; or all that was typed at once. */
export function BuyerRows({ field, orders, typing }: Props) {
  const t = useTexts();
  const rows = orders.map((order) => {
    const row = { field, order };
    const isChanged = typing.isChanged(row);
    return {
      id: order.legacyId,
      about: <AboutOrder order={order} isAlike />,
      onSubmit: () => typing.save([row]),
      tools: (
        <>
          <Entry
            legacyId={order.legacyId}
            field={field}
            label={t("fieldOf", { field: t(`field.${field}`), name: order.name })}
            value={typing.valueOf(row)}
            error={
              !isChanged && order.entry[field] !== "" && t("still", { value: order.entry[field], what: order.what })
            }
            onChange={(text) => typing.type(row, text)}
          />
          <Button
            submit
            disabled={!isChanged || typing.isSaving(row)}
            accessibilityLabel={t("saveOf", { name: order.name })}
          >
            {t("save")}
          </Button>
        </>
      ),
    };
  });
  const all = orders.map((order) => ({ field, order }));
  const isAnyToSave = all.some((row) => typing.isChanged(row) && !typing.isSaving(row));
  return (
    <>
      <WorkRows rows={rows} />
      {orders.length < 2 ? null : (
        <InlineStack>
          <Button
            variant="primary"
            onClick={() => typing.save(all)}
            disabled={!isAnyToSave}
            loading={all.some(typing.isSaving)}
          >
            {t("saveAll")}
          </Button>
        </InlineStack>
      )}
    </>
  );
}
