import type { TrialGuide } from "../../../../server/http/contract.ts";
import { BlockStack, List, Text } from "../../ui/polaris.ts";
import { Unfold } from "../../ui/unfold.tsx";
import { useTexts } from "./texts.tsx";

/** How each state and each trouble is brought about in the trial. */
export function TrialWords({ guide }: { readonly guide: TrialGuide }) {
  const t = useTexts();
  return (
    <Unfold summary={t("integrator.sandbox.guide")}>
      <BlockStack gap="300">
        <Text as="p">{t("integrator.sandbox.guide.words")}</Text>
        <Explained rows={guide.words} />
        <Text as="p">{t("integrator.sandbox.guide.taxIds")}</Text>
        <Explained rows={guide.taxIds} />
      </BlockStack>
    </Unfold>
  );
}

function Explained({ rows }: { readonly rows: TrialGuide["words"] }) {
  return (
    <List>
      {rows.map(({ id, label }) => (
        <List.Item key={id}>
          <Text as="span" fontWeight="semibold">
            {id}
          </Text>
          {` – ${label}`}
        </List.Item>
      ))}
    </List>
  );
}
