import type { SettingsChoices } from "../../../../server/http/contract.ts";
import { BlockStack, Button, FormLayout, InlineStack, Text } from "../../ui/polaris.ts";
import { emptyRule, type RuleDraft } from "./rule-draft.ts";
import { type Editing, ListField, type Option } from "./fields.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { Section } from "./section.tsx";
import { TaxAdvanced } from "./tax-advanced.tsx";
import { useTexts } from "./texts.tsx";

type Props = { readonly editing: Editing; readonly choices: SettingsChoices };

export function TaxSection({ editing, choices }: Props) {
  const t = useTexts();
  const rates = choices.vatRates.map((rate): Option => ({ value: String(rate), label: t("tax.rate", { rate }) }));
  const sideRates = [
    { value: "shopify", label: t("tax.shipping.shopify") },
    { value: "prorata", label: t("tax.shipping.prorata") },
    ...rates,
  ];
  return (
    <Section title="tax.title" about="tax.about">
      <FormLayout>
        <ListField
          editing={editing}
          name="taxDefault"
          label="tax.default"
          options={[{ value: "", label: t("choose") }, ...rates]}
        />
        <FormLayout.Group>
          <ListField editing={editing} name="shippingTax" label="tax.shipping" options={sideRates} />
          <ListField
            editing={editing}
            name="tips"
            label="tax.tips"
            options={[{ value: "review", label: t("tax.tips.review") }, ...rates]}
          />
        </FormLayout.Group>
      </FormLayout>
      <Rules editing={editing} choices={choices} rates={rates} />
      <TaxAdvanced editing={editing} feeRates={sideRates} />
    </Section>
  );
}

function Rules({ editing, choices, rates }: Props & { readonly rates: readonly Option[] }) {
  const t = useTexts();
  const { rules } = editing.draft;
  const replace = (at: number, rule: RuleDraft | undefined) =>
    editing.change({ rules: rules.flatMap((known, index) => (index === at ? (rule ?? []) : known)) });
  const add = () => editing.change({ rules: [...rules, emptyRule(rates[0]?.value ?? "")] });
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {t("tax.rules")}
      </Text>
      <Text as="p" tone="subdued">
        {t("tax.rules.help")}
      </Text>
      {rules.map((rule, index) => (
        <RuleFields
          key={rule.key}
          number={index + 1}
          rule={rule}
          rates={rates}
          choices={choices}
          faults={editing.faults}
          onChange={(changed) => replace(index, changed)}
          onRemove={() => replace(index, undefined)}
        />
      ))}
      <InlineStack>
        <Button onClick={add}>{t("tax.rule.add")}</Button>
      </InlineStack>
    </BlockStack>
  );
}
