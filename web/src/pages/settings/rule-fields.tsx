import type { Choice, FaultView } from "../../../../server/http/contract.ts";
import { BlockStack, Box, Button, FormLayout, InlineStack, Select, Text, TextField } from "../../ui/polaris.ts";
import type { RuleDraft } from "./draft.ts";
import type { Option } from "./fields.tsx";
import { useTexts } from "./texts.tsx";

type Props = {
  readonly number: number;
  readonly rule: RuleDraft;
  readonly rates: readonly Option[];
  readonly exemptions: readonly Choice[];
  readonly faults: readonly FaultView[];
  readonly onChange: (rule: RuleDraft) => void;
  readonly onRemove: () => void;
};

/** One product rule: its conditions, then the rate they lead to. */
export function RuleFields({ number, rule, rates, exemptions, faults, onChange, onRemove }: Props) {
  const t = useTexts();
  const path = `profile.tax.productRules[${number - 1}]`;
  const error = (name: keyof RuleDraft) => faults.find((each) => each.path === `${path}.${name}`)?.what ?? false;
  const set = (name: Exclude<keyof RuleDraft, "key" | "saved">) => (value: string) =>
    onChange({ ...rule, [name]: value });
  const zero = { value: "0", label: t("tax.rate", { rate: 0 }) };
  const reasons = exemptions.map(({ id, label }) => ({ value: id, label }));
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
            <TextField
              label={t("tax.rule.tag")}
              value={rule.tag}
              onChange={set("tag")}
              error={error("tag")}
              autoComplete="off"
            />
            <TextField
              label={t("tax.rule.productType")}
              value={rule.productType}
              onChange={set("productType")}
              error={error("productType")}
              autoComplete="off"
            />
            <TextField
              label={t("tax.rule.sku")}
              value={rule.sku}
              onChange={set("sku")}
              error={error("sku")}
              autoComplete="off"
            />
          </FormLayout.Group>
          <FormLayout.Group>
            <Select
              label={t("tax.rule.rate")}
              options={[...rates, zero]}
              value={rule.rate}
              onChange={(rate) => onChange({ ...rule, rate, exemption: rate === "0" ? rule.exemption : "" })}
              error={error("rate")}
            />
            <Select
              label={t("tax.rule.exemption")}
              options={[{ value: "", label: t("none") }, ...reasons]}
              value={rule.exemption}
              onChange={set("exemption")}
              disabled={rule.rate !== "0"}
              error={error("exemption")}
            />
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </Box>
  );
}
