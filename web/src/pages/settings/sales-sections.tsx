import { Checkbox, FormLayout } from "../../ui/polaris.ts";
import { Advanced, isRefused } from "./advanced.tsx";
import { type Editing, Field, ListField } from "./fields.tsx";
import { type Column, Rows } from "./rows.tsx";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";

type Props = { readonly editing: Editing };

const METHODS = ["KREDIKARTI/BANKAKARTI", "EFT/HAVALE", "KAPIDAODEME", "ODEMEARACISI", "DIGER"] as const;

/** How sales are paid, and where they are made. */
export function ChannelsSection({ editing }: Props) {
  const t = useTexts();
  const { payments, channels } = editing.draft.tables;
  const methods = METHODS.map((method) => ({ value: method, label: t(`payments.method.${method}`) }));
  const policies = (["ours", "not-ours"] as const).map((policy) => ({ value: policy, label: t(`channels.${policy}`) }));
  const isInUse =
    payments.length + channels.length > 0 || isRefused(editing.faults, ["profile.payments", "profile.channels"]);
  return (
    <Section title="channels.title" about="channels.about">
      <FormLayout>
        <FormLayout.Group>
          <ListField editing={editing} name="posSales" label="channels.pos" options={policies} />
          <ListField
            editing={editing}
            name="tillSend"
            label="channels.tillSend"
            options={[
              { value: "ELEKTRONIK", label: t("channels.tillSend.mail") },
              { value: "KAGIT", label: t("channels.tillSend.paper") },
            ]}
          />
        </FormLayout.Group>
      </FormLayout>
      <Advanced of={t("channels.title")} isInUse={isInUse}>
        <Rows
          editing={editing}
          table="payments"
          title="payments.title"
          help="payments.help"
          columns={[
            { field: "gateway", label: "payments.gateway" },
            { field: "method", label: "payments.method", options: methods },
            { field: "name", label: "payments.name" },
          ]}
        />
        <Rows
          editing={editing}
          table="channels"
          title="channels.others"
          help="channels.others.help"
          columns={[
            { field: "channel", label: "channels.name" },
            { field: "policy", label: "channels.policy", options: policies },
          ]}
        />
      </Advanced>
    </Section>
  );
}

const PRODUCT: readonly Column[] = [
  { field: "tag", label: "tax.rule.tag" },
  { field: "productType", label: "tax.rule.productType" },
  { field: "sku", label: "tax.rule.sku" },
];

/** Sales that leave Turkey. */
export function ExportsSection({ editing }: Props) {
  const t = useTexts();
  const { tables, isGtipRequired, etgbKilograms, etgbEuros } = editing.draft;
  const isInUse =
    tables.gtip.length + tables.services.length > 0 ||
    !isGtipRequired ||
    etgbKilograms + etgbEuros !== "" ||
    isRefused(editing.faults, ["profile.tax.exports"]);
  return (
    <Section title="exports.title" about="exports.about">
      <FormLayout>
        <Field
          editing={editing}
          name="etgbTitles"
          label="exports.etgbTitles"
          help="exports.etgbTitles.help"
          lines={2}
        />
      </FormLayout>
      <Advanced of={t("exports.title")} isInUse={isInUse}>
        <Checkbox
          label={t("exports.isGtipRequired")}
          checked={isGtipRequired}
          onChange={(checked) => editing.change({ isGtipRequired: checked })}
        />
        <Rows
          editing={editing}
          table="gtip"
          title="exports.gtip"
          help="exports.gtip.help"
          columns={[{ field: "gtip", label: "exports.gtip.code" }, ...PRODUCT]}
        />
        <Rows
          editing={editing}
          table="services"
          title="exports.services"
          help="exports.services.help"
          columns={PRODUCT}
        />
        <FormLayout>
          <FormLayout.Group condensed>
            <Field editing={editing} name="etgbKilograms" label="exports.kilograms" help="exports.limits.help" />
            <Field editing={editing} name="etgbEuros" label="exports.euros" />
          </FormLayout.Group>
        </FormLayout>
      </Advanced>
    </Section>
  );
}
