import type { SettingsChoices } from "../../../../server/http/contract.ts";
import { Checkbox, FormLayout } from "../../ui/polaris.ts";
import { Advanced, isRefused } from "./advanced.tsx";
import { type Editing, Field, ListField } from "./fields.tsx";
import { Rows } from "./rows.tsx";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";

type Props = { readonly editing: Editing };

export function SeriesSection({ editing }: Props) {
  const t = useTexts();
  return (
    <Section title="series.title" about="series.about">
      <FormLayout>
        <FormLayout.Group>
          <Field editing={editing} name="earchive" label="series.earchive" />
          <Field editing={editing} name="einvoice" label="series.einvoice" />
        </FormLayout.Group>
        <ListField
          editing={editing}
          name="einvoiceProfile"
          label="series.profile"
          options={[
            { value: "TEMELFATURA", label: t("series.profile.basic") },
            { value: "TICARIFATURA", label: t("series.profile.commercial") },
          ]}
        />
        <ListField
          editing={editing}
          name="numbering"
          label="series.numbering"
          options={[
            { value: "integrator", label: t("series.numbering.integrator") },
            { value: "own", label: t("series.numbering.own") },
          ]}
        />
        <Field
          editing={editing}
          name="creditWarning"
          label="series.creditWarning"
          help="series.creditWarning.help"
          type="number"
        />
      </FormLayout>
    </Section>
  );
}

export function ShippingSection({ editing, choices }: Props & { readonly choices: SettingsChoices }) {
  const t = useTexts();
  const { ownCarriers, shippingTitles } = editing.draft.tables;
  const carriers = [
    { value: "own", label: t("shipping.carrier.own") },
    ...ownCarriers.map(({ values }) => ({ value: values["id"] ?? "", label: values["title"] ?? "" })),
    ...choices.carriers.map(({ id, label }) => ({ value: id, label })),
  ];
  const isInUse = ownCarriers.length + shippingTitles.length > 0;
  return (
    <Section title="shipping.title" about="shipping.about">
      <FormLayout>
        <ListField
          editing={editing}
          name="carrier"
          label="shipping.carrier"
          options={[{ value: "", label: t("choose") }, ...carriers]}
        />
        <Field editing={editing} name="shipsAfterDays" label="shipping.days" type="number" />
        <Checkbox
          label={t("shipping.replacesWaybill")}
          checked={editing.draft.replacesWaybill}
          onChange={(replacesWaybill) => editing.change({ replacesWaybill })}
        />
      </FormLayout>
      <Advanced of={t("shipping.title")} isInUse={isInUse}>
        <Rows
          editing={editing}
          table="shippingTitles"
          title="shipping.titles"
          help="shipping.titles.help"
          columns={[
            { field: "title", label: "shipping.titles.title" },
            { field: "carrier", label: "shipping.titles.carrier", options: carriers },
          ]}
        />
        <Rows
          editing={editing}
          table="ownCarriers"
          title="shipping.others"
          help="shipping.others.help"
          columns={[
            { field: "title", label: "shipping.others.title" },
            { field: "taxId", label: "shipping.others.taxId" },
            { field: "names", label: "shipping.others.names" },
          ]}
          fresh={() => ({ id: `firma-${crypto.randomUUID().slice(0, 8)}` })}
        />
      </Advanced>
    </Section>
  );
}

const CURRENCIES = ["TRY", "shop", "presentment"] as const;

export function NotesSection({ editing }: Props) {
  const t = useTexts();
  const { currency, buyerTaxId, buyerTaxOffice, buyerTitle } = editing.draft;
  const currencies = CURRENCIES.map((value) => ({ value, label: t(`document.currency.${value}`) }));
  const isInUse =
    currency !== "TRY" ||
    buyerTaxId + buyerTaxOffice + buyerTitle !== "" ||
    isRefused(editing.faults, ["profile.buyerFields", "profile.currency"]);
  return (
    <Section title="document.title" about="document.about">
      <FormLayout>
        <Field editing={editing} name="notes" label="document.notes" lines={3} />
        <Field editing={editing} name="iban" label="document.iban" />
      </FormLayout>
      <Advanced of={t("document.title")} isInUse={isInUse}>
        <FormLayout>
          <ListField editing={editing} name="currency" label="document.currency" options={currencies} />
          <Field editing={editing} name="buyerTaxId" label="buyer.taxId" help="buyer.help" lines={1} />
          <Field editing={editing} name="buyerTaxOffice" label="buyer.taxOffice" lines={1} />
          <Field editing={editing} name="buyerTitle" label="buyer.title" lines={1} />
        </FormLayout>
      </Advanced>
    </Section>
  );
}
