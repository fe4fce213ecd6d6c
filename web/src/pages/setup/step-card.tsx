import type { ReactNode } from "react";
import { useSearch } from "wouter";
import { PlainBadge } from "../../ui/plain-badge.tsx";
import { BlockStack, Button, Card, InlineStack, Text } from "../../ui/polaris.ts";
import { pageAddress } from "../order-list/address.ts";
import type { Step } from "./steps.ts";
import { useTexts } from "./texts.ts";

const TONES = { done: "success", wrong: "critical", todo: "attention", later: "new", checking: "info" } as const;

type FrameProps = {
  readonly title: string;
  readonly state: keyof typeof TONES;
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** One step: what it is, how it stands, and what is in it. */
export function StepFrame({ title, state, action, children }: FrameProps) {
  const t = useTexts();
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            <PlainBadge tone={TONES[state]}>{t(state)}</PlainBadge>
          </InlineStack>
          {action}
        </InlineStack>
        {children}
      </BlockStack>
    </Card>
  );
}

/** A step that is made in its own part of the settings. */
export function StepCard({ step, isNext }: { readonly step: Step; readonly isNext: boolean }) {
  const t = useTexts();
  const title = t(`${step.name}.title`);
  const url = `${pageAddress(useSearch(), "/settings")}#${step.name}`;
  return (
    <StepFrame
      title={title}
      state={step.state === "todo" && !isNext ? "later" : step.state}
      action={
        <Button url={url} variant={isNext ? "primary" : "secondary"} accessibilityLabel={t("openOf", { step: title })}>
          {t("open")}
        </Button>
      }
    >
      <Text as="p">{t(step.text, step.facts)}</Text>
    </StepFrame>
  );
}
