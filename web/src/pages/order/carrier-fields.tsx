import { useState } from "react";
import { useSettings } from "../../api/settings.ts";
import { useI18n } from "../../i18n/context.tsx";
import { isDayTyped } from "../../i18n/istanbul-day.ts";
import { FormLayout, Select, TextField } from "../../ui/polaris.ts";
import { carriersOf, chosenCarrier, OTHER, type SaleFieldProps, withCarrier } from "./sale-entry.ts";

/** Who carries the goods and when: one of the tables' carriers, the seller, or one to be named. */
export function CarrierFields({ entry, onChange }: SaleFieldProps) {
  const { t } = useI18n();
  const settings = useSettings();
  const [chosen, setChosen] = useState(() => chosenCarrier(entry));
  const choose = (carrier: string) => {
    setChosen(carrier);
    onChange(withCarrier(entry, carrier));
  };
  const carriers = carriersOf(settings.data).map(({ id, label }) => ({ value: id, label }));
  return (
    <FormLayout>
      <Select
        label={t("saleEntry.carrier")}
        options={[
          { value: "", label: t("saleEntry.asOrdered") },
          { value: "own", label: t("saleEntry.carrier.own") },
          ...carriers,
          { value: OTHER, label: t("saleEntry.carrier.other") },
        ]}
        value={chosen}
        onChange={choose}
      />
      {chosen === OTHER ? (
        <FormLayout.Group>
          <TextField
            label={t("saleEntry.carrierTitle")}
            value={entry.carrierTitle}
            onChange={(carrierTitle) => onChange({ carrierTitle })}
            maxLength={100}
            autoComplete="off"
          />
          <TextField
            label={t("saleEntry.carrierTaxId")}
            value={entry.carrierTaxId}
            onChange={(carrierTaxId) => onChange({ carrierTaxId })}
            inputMode="numeric"
            maxLength={100}
            autoComplete="off"
          />
        </FormLayout.Group>
      ) : null}
      <TextField
        label={t("saleEntry.transportDate")}
        type="date"
        value={entry.transportDate}
        error={isDayTyped(entry.transportDate) ? false : t("day.wrong")}
        onChange={(transportDate) => onChange({ transportDate })}
        autoComplete="off"
      />
    </FormLayout>
  );
}
