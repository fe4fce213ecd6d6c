import { useState } from "react";
import type { ReviewFix, ReviewOrder } from "../../../../server/http/work-contract.ts";
import { useFixBuyer } from "../../api/review.ts";
import { useSettings } from "../../api/settings.ts";
import { showErrorToast, showToast } from "../../ui/app-bridge.ts";
import { Button, InlineStack, Select, TextField } from "../../ui/polaris.ts";
import { WorkRows } from "../../ui/work-rows.tsx";
import { useFailureText } from "../failure-banner.tsx";
import { AboutOrder } from "./about-order.tsx";
import { useTexts } from "./texts.ts";

type Field = Extract<ReviewFix, { kind: "buyer" }>["field"];
type Props = { readonly field: Field; readonly orders: readonly ReviewOrder[] };

/** One field an order, saved with Enter; or all that was typed at once. */
export function BuyerRows({ field, orders }: Props) {
  const t = useTexts();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { save, saving } = useSave(field);
  const valueOf = ({ legacyId, entry }: ReviewOrder) => typed[legacyId] ?? entry[field];
  const changed = orders.filter(
    (order) => isTyped(valueOf(order), order.entry[field]) && !saving.includes(order.legacyId),
  );
  const rows = orders.map((order) => {
    const value = valueOf(order);
    const isChanged = isTyped(value, order.entry[field]);
    return {
      id: order.legacyId,
      about: <AboutOrder order={order} isAlike />,
      onSubmit: () => void (isChanged ? save([{ order, value }]) : undefined),
      tools: (
        <>
          <Entry
            field={field}
            label={t("fieldOf", { field: t(`field.${field}`), name: order.name })}
            value={value}
            error={
              !isChanged && order.entry[field] !== "" && t("still", { value: order.entry[field], what: order.what })
            }
            onChange={(text) => setTyped((current) => ({ ...current, [order.legacyId]: text }))}
          />
          <Button
            submit
            disabled={!isChanged || saving.includes(order.legacyId)}
            accessibilityLabel={t("saveOf", { name: order.name })}
          >
            {t("save")}
          </Button>
        </>
      ),
    };
  });
  const saveAll = () => void save(changed.map((order) => ({ order, value: valueOf(order) })));
  return (
    <>
      <WorkRows rows={rows} />
      {orders.length < 2 ? null : (
        <InlineStack>
          <Button variant="primary" onClick={saveAll} disabled={changed.length === 0} loading={saving.length > 0}>
            {t("saveAll")}
          </Button>
        </InlineStack>
      )}
    </>
  );
}

const isTyped = (value: string, before: string): boolean => value.trim() !== "" && value.trim() !== before;

type Typed = { readonly order: ReviewOrder; readonly value: string };

/** Only this field is sent: what was typed for others stays, also what the buyer said meanwhile. */
function useSave(field: Field) {
  const t = useTexts();
  const failureText = useFailureText();
  const { mutateAsync } = useFixBuyer();
  // Row by row: the next one is typed and saved while the one before is on its way.
  const [saving, setSaving] = useState<readonly string[]>([]);
  const save = async (each: readonly Typed[]): Promise<void> => {
    const ids = each.map(({ order }) => order.legacyId);
    setSaving((others) => [...others, ...ids]);
    try {
      for (const { order, value } of each) {
        await mutateAsync({ legacyId: order.legacyId, entry: { [field]: value.trim() } });
      }
      showToast(t("saved"));
    } catch (error) {
      if (error instanceof Error) showErrorToast(failureText(error));
    } finally {
      setSaving((all) => all.filter((id) => !ids.includes(id)));
    }
  };
  return { save, saving };
}

type EntryProps = {
  readonly field: Field;
  readonly label: string;
  readonly value: string;
  /** What was typed before did not mend it. */
  readonly error: string | false;
  readonly onChange: (value: string) => void;
};

function Entry({ field, ...props }: EntryProps) {
  const t = useTexts();
  if (field === "city") return <City {...props} />;
  return (
    <TextField
      {...props}
      labelHidden
      placeholder={t(`field.${field}`)}
      inputMode={field === "taxId" ? "numeric" : "text"}
      maxLength={250}
      autoComplete="off"
    />
  );
}

/** An il is one of 81, by the name the law writes it with. */
function City({ value, ...props }: Omit<EntryProps, "field">) {
  const t = useTexts();
  const provinces = useSettings().data?.choices.provinces ?? [];
  const options = provinces.map((name) => ({ value: name, label: name }));
  return (
    <Select
      {...props}
      labelHidden
      options={[{ value: "", label: t("choose") }, ...options]}
      value={provinces.includes(value) ? value : ""}
    />
  );
}
