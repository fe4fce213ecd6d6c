import type { Choice, FaultView, SettingsChoices } from "../../../../server/http/contract.ts";
import { BlockStack, Box, Button, FormLayout, InlineStack, Select, Text, TextField } from "../../ui/polaris.ts";
import { Advanced } from "./advanced.tsx";
import type { Option } from "./fields.tsx";
import { type RuleDraft, ruleFieldOf, type RuleText } from "./rule-draft.ts";
import { useTexts } from "./texts.tsx";
import type { SettingsKey } from "./texts/tr.ts";

type Props = {
  readonly number: number;
  readonly rule: RuleDraft;
  readonly rates: readonly Option[];
  readonly choices: SettingsChoices;
  readonly faults: readonly FaultView[];
  readonly onChange: (rule: RuleDraft) => void;
  readonly onRemove: () => void;
};

/** One product rule: its conditions, then the rate they lead to; rarer conditions and taxes put away below. */
export function RuleFields(props: Props) {
  const { number, rule, rates, choices, onChange, onRemove } = props;
  const t = useTexts();
  const zero = { value: "0", label: t("tax.rate", { rate: 0 }) };
  return (
    <Box borderColor="border" borderWidth="025" borderRadius="200" padding="300">
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h4" variant="headingSm">
            {t("tax.rule", { number })}
          </Text>
          <Button variant="plain" tone="critical" onClick={onRemove}>
            {t("tax.rule.remove")}
          </Button>
        </InlineStack>
        <FormLayout>
          <FormLayout.Group>
            <RuleInput of={props} name="tag" label="tax.rule.tag" />
            <RuleInput of={props} name="productType" label="tax.rule.productType" />
            <RuleInput of={props} name="sku" label="tax.rule.sku" />
          </FormLayout.Group>
          <FormLayout.Group>
            <Select
              label={t("tax.rule.rate")}
              options={[...rates, zero]}
              value={rule.rate}
              onChange={(rate) => onChange({ ...rule, rate, exemption: rate === "0" ? rule.exemption : "" })}
              error={errorOf(props, "rate")}
            />
            <RuleChoice
              of={props}
              name="exemption"
              label="tax.rule.exemption"
              choices={choices.exemptions}
              disabled={rule.rate !== "0"}
            />
          </FormLayout.Group>
        </FormLayout>
        <RareFields {...props} />
      </BlockStack>
    </Box>
  );
}

const RARE: readonly RuleText[] = [
  "collection",
  "metafieldName",
  "metafieldValue",
  "exciseCode",
  "excisePercent",
  "specialCode",
  "specialField",
  "withholding",
];

function RareFields(props: Props) {
  const t = useTexts();
  const { rule, choices } = props;
  const isInUse = RARE.some((name) => rule[name] !== "" || errorOf(props, name) !== false);
  return (
    <Advanced of={t("tax.rule", { number: props.number })} isInUse={isInUse}>
      <FormLayout>
        <RuleInput of={props} name="collection" label="tax.rule.collection" help="tax.rule.collection.help" />
        <FormLayout.Group>
          <RuleInput of={props} name="metafieldName" label="tax.rule.metafield" help="tax.rule.metafield.help" />
          <RuleInput of={props} name="metafieldValue" label="tax.rule.metafield.value" />
        </FormLayout.Group>
        <FormLayout.Group>
          <RuleChoice of={props} name="exciseCode" label="tax.rule.excise" choices={choices.excises} />
          <RuleInput of={props} name="excisePercent" label="tax.rule.excise.percent" />
        </FormLayout.Group>
        <FormLayout.Group>
          <RuleChoice of={props} name="specialCode" label="tax.rule.special" choices={choices.specialBases} />
          <RuleInput of={props} name="specialField" label="tax.rule.special.field" help="tax.rule.special.field.help" />
        </FormLayout.Group>
        <RuleChoice of={props} name="withholding" label="tax.rule.withholding" choices={choices.withholdings} />
      </FormLayout>
    </Advanced>
  );
}

function errorOf({ faults, number }: Props, name: RuleText): string | false {
  const fault = faults.find(({ path }) => {
    const field = ruleFieldOf(path);
    return field?.index === number - 1 && field.name === name;
  });
  return fault?.what ?? false;
}

type PartProps = { readonly of: Props; readonly name: RuleText; readonly label: SettingsKey };

function RuleInput({ of, name, label, help }: PartProps & { readonly help?: SettingsKey }) {
  const t = useTexts();
  return (
    <TextField
      label={t(label)}
      value={of.rule[name]}
      onChange={(value) => of.onChange({ ...of.rule, [name]: value })}
      error={errorOf(of, name)}
      autoComplete="off"
      {...(help === undefined ? {} : { helpText: t(help) })}
    />
  );
}

type ChoiceProps = PartProps & { readonly choices: readonly Choice[]; readonly disabled?: boolean };

function RuleChoice({ of, name, label, choices, disabled = false }: ChoiceProps) {
  const t = useTexts();
  const value = of.rule[name];
  const offered = [
    { value: "", label: t("none") },
    ...choices.map(({ id, label: text }) => ({ value: id, label: text })),
  ];
  return (
    <Select
      label={t(label)}
      options={offered.some((option) => option.value === value) ? offered : [...offered, { value, label: value }]}
      value={value}
      onChange={(chosen) => of.onChange({ ...of.rule, [name]: chosen })}
      disabled={disabled}
      error={errorOf(of, name)}
    />
  );
}
