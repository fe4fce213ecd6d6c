import type { SettingsChoices } from "../../../../server/http/contract.ts";
import { Checkbox, FormLayout } from "../../ui/polaris.ts";
import { type Editing, Field, ListField } from "./fields.tsx";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";

type Props = { readonly editing: Editing };

export const SeriesSection = ({ editing }: Props) => (
  <Section title="series.title" about="series.about">
    <FormLayout>
      <FormLayout.Group>
        <Field editing={editing} name="earchive" label="series.earchive" />
        <Field editing={editing} name="einvoice" label="series.einvoice" />
      </FormLayout.Group>
    </FormLayout>
  </Section>
);

export function ShippingSection({ editing, choices }: Props & { readonly choices: SettingsChoices }) {
  const t = useTexts();
  const carriers = choices.carriers.map(({ id, label }) => ({ value: id, label }));
  return (
    <Section title="shipping.title" about="shipping.about">
      <FormLayout>
        <ListField
          editing={editing}
          name="carrier"
          label="shipping.carrier"
          options={[{ value: "", label: t("none") }, { value: "own", label: t("shipping.carrier.own") }, ...carriers]}
        />
        <Field editing={editing} name="shipsAfterDays" label="shipping.days" type="number" />
        <Checkbox
          label={t("shipping.replacesWaybill")}
          checked={editing.draft.replacesWaybill}
          onChange={(replacesWaybill) => editing.change({ replacesWaybill })}
        />
      </FormLayout>
    </Section>
  );
}

export const NotesSection = ({ editing }: Props) => (
  <Section title="document.title" about="document.about">
    <FormLayout>
      <Field editing={editing} name="notes" label="document.notes" lines={3} />
      <Field editing={editing} name="iban" label="document.iban" />
    </FormLayout>
  </Section>
);
