import { useState } from "react";
import { useAsOrdered } from "../../api/orders.ts";
import { useSettings } from "../../api/settings.ts";
import { Select, TextField } from "../../ui/polaris.ts";
import { useTexts } from "./texts.ts";
import type { Field } from "./use-typing.ts";

type InputProps = {
  readonly label: string;
  readonly value: string;
  /** What was typed before did not mend it. */
  readonly error: string | false;
  readonly helpText: string | undefined;
  readonly onChange: (value: string) => void;
  readonly onFocus: () => void;
};

type Props = Omit<InputProps, "helpText" | "onFocus"> & { readonly field: Field; readonly legacyId: string };

/** One field of a buyer. What the order itself says stands below it from when it is gone to: the mistake is seen where it is mended. */
export function Entry({ field, legacyId, ...props }: Props) {
  const t = useTexts();
  const [isWanted, setWanted] = useState(false);
  const helpText = useOrdersWord({ field, legacyId, isWanted });
  const input = { ...props, helpText, onFocus: () => setWanted(true) };
  if (field === "city") return <City {...input} />;
  return (
    <TextField
      {...input}
      labelHidden
      placeholder={t(`field.${field}`)}
      inputMode={field === "taxId" ? "numeric" : "text"}
      maxLength={250}
      autoComplete="off"
    />
  );
}

type Asked = Pick<Props, "field" | "legacyId"> & { readonly isWanted: boolean };

function useOrdersWord({ field, legacyId, isWanted }: Asked): string | undefined {
  const t = useTexts();
  const { data, isError } = useAsOrdered(legacyId, isWanted);
  if (!isWanted) return undefined;
  if (data === undefined) return t(isError ? "onOrder.unread" : "onOrder.asked");
  return data[field] === "" ? t("onOrder.none") : t("onOrder", { text: data[field] });
}

/** An il is one of 81, by the name the law writes it with. */
function City({ value, ...props }: InputProps) {
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
