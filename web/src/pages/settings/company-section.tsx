import type { SettingsChoices } from "../../../../server/http/contract.ts";
import { FormLayout } from "../../ui/polaris.ts";
import { type Editing, Field, ListField } from "./fields.tsx";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";

type Props = { readonly editing: Editing; readonly choices: SettingsChoices };

export function CompanySection({ editing, choices }: Props) {
  const t = useTexts();
  const provinces = choices.provinces.map((province) => ({ value: province, label: province }));
  return (
    <Section title="company.title" about="company.about">
      <FormLayout>
        <FormLayout.Group>
          <Field editing={editing} name="taxId" label="company.taxId" />
          <Field editing={editing} name="taxOffice" label="company.taxOffice" />
        </FormLayout.Group>
        <Field editing={editing} name="name" label="company.name" />
        <Field editing={editing} name="line" label="company.line" />
        <FormLayout.Group condensed>
          <Field editing={editing} name="district" label="company.district" />
          <ListField
            editing={editing}
            name="city"
            label="company.city"
            options={[{ value: "", label: t("choose") }, ...provinces]}
          />
          <Field editing={editing} name="postcode" label="company.postcode" />
        </FormLayout.Group>
        <FormLayout.Group>
          <Field editing={editing} name="phone" label="company.phone" type="tel" />
          <Field editing={editing} name="email" label="company.email" type="email" />
        </FormLayout.Group>
        <Field editing={editing} name="mersis" label="company.mersis" />
        <Field editing={editing} name="website" label="company.website" help="company.website.help" type="url" />
      </FormLayout>
    </Section>
  );
}
