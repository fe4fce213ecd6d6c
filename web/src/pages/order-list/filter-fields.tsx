import { useState } from "react";
import type { OrderList } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { isDayTyped } from "../../i18n/istanbul-day.ts";
import { BlockStack, Button, InlineGrid, InlineStack, Select, TextField } from "../../ui/polaris.ts";
import { AMOUNT, CHANNELS, isNarrowed, type ListFilter, type ListView, NO_FILTER, SORTS } from "./address.ts";
import { useTexts } from "./texts.ts";
import { ViewName } from "./view-name.tsx";
import { plainAmount } from "./typed-amount.ts";

type Props = { readonly view: ListView; readonly onChange: (changes: Partial<ListView>) => void };
export type FiltersProps = Props & Pick<OrderList, "integrators" | "views">;

/** Dates, amounts, kinds of invoice and the order of the list. */
export function FilterFields({ view, onChange, integrators, views }: FiltersProps) {
  const t = useTexts();
  return (
    <BlockStack gap="300">
      <InlineGrid columns={{ xs: 1, sm: 2, lg: 4 }} gap="300">
        <Day name="from" view={view} onChange={onChange} />
        <Day name="to" view={view} onChange={onChange} />
        <Amount name="least" view={view} onChange={onChange} />
        <Amount name="most" view={view} onChange={onChange} />
        <Select
          label={t("filters.channel")}
          options={["" as const, ...CHANNELS].map((value) => ({
            value,
            label: t(`filters.channel.${value || "any"}`),
          }))}
          value={view.channel}
          onChange={(chosen) => onChange({ channel: CHANNELS.find((channel) => channel === chosen) ?? "" })}
        />
        {integrators.length < 2 && view.integrator === "" ? null : (
          <Select
            label={t("filters.integrator")}
            options={[{ id: "", label: t("filters.integrator.any") }, ...integrators].map(({ id, label }) => ({
              value: id,
              label,
            }))}
            value={view.integrator}
            onChange={(integrator) => onChange({ integrator })}
          />
        )}
        <Select
          label={t("sort")}
          options={SORTS.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
          value={view.sort}
          onChange={(chosen) => onChange({ sort: SORTS.find((sort) => sort === chosen) ?? "newest" })}
        />
      </InlineGrid>
      {isNarrowed(view) ? (
        <InlineStack>
          <Button onClick={() => onChange({ ...NO_FILTER, sort: "newest" })}>{t("filters.clear")}</Button>
        </InlineStack>
      ) : null}
      <ViewName views={views} />
    </BlockStack>
  );
}

type FieldProps<Name> = Props & { readonly name: Name };

/** Asked for once its year is whole: each digit of it would be a view of its own to go back through. */
function Day({ name, view, onChange }: FieldProps<"from" | "to">) {
  const t = useTexts();
  const { t: common } = useI18n();
  const [typed, setTyped] = useTyped(view[name]);
  const type = (day: string) => {
    setTyped(day);
    if (isDayTyped(day) && day !== view[name]) onChange({ [name]: day } satisfies Partial<ListFilter>);
  };
  return (
    <TextField
      label={t(`filters.${name}`)}
      type="date"
      value={typed}
      onChange={type}
      error={isDayTyped(typed) ? false : common("day.wrong")}
      autoComplete="off"
    />
  );
}

/** What is being typed; a view that changes by itself (back, filters dropped) wins over it. */
function useTyped(asked: string) {
  const [typed, setTyped] = useState(asked);
  const [shown, setShown] = useState(asked);
  if (asked !== shown) {
    setShown(asked);
    setTyped(asked);
  }
  return [typed, setTyped] as const;
}

/** Asked for once it is left or Enter is pressed, and only when it is an amount. */
function Amount({ name, view, onChange }: FieldProps<"least" | "most">) {
  const t = useTexts();
  const [typed, setTyped] = useTyped(view[name]);
  const plain = plainAmount(typed);
  const isWrong = plain !== "" && !AMOUNT.test(plain);
  const ask = () => {
    if (!isWrong && plain !== view[name]) onChange({ [name]: plain } satisfies Partial<ListFilter>);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <TextField
        label={t(`filters.${name}`)}
        value={typed}
        onChange={setTyped}
        onBlur={ask}
        inputMode="decimal"
        placeholder={t("filters.amount.help")}
        error={isWrong ? t("filters.amount.wrong") : false}
        autoComplete="off"
      />
    </form>
  );
}
