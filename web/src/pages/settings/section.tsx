import type { ReactNode } from "react";
import { BlockStack, Card, Layout } from "../../ui/polaris.ts";
import { useTexts } from "./texts.tsx";
import type { SettingsKey } from "./texts/tr.ts";
import "./section.css";

type Props = { readonly title: SettingsKey; readonly about: SettingsKey; readonly children: ReactNode };

/** One subject of the settings: what it is on the left, its fields in a card beside it. */
export function Section({ title, about, children }: Props) {
  const t = useTexts();
  return (
    <Layout.AnnotatedSection id={title.replace(".title", "")} title={t(title)} description={t(about)}>
      <Card>
        <BlockStack gap="400">{children}</BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  );
}
