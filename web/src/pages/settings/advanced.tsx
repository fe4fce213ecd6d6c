import { type ReactNode, useState } from "react";
import type { FaultView } from "../../../../server/http/contract.ts";
import { BlockStack, Button, InlineStack } from "../../ui/polaris.ts";
import { useTexts } from "./texts.tsx";

type Props = {
  /** Whose it is: tells its button apart from the others for those who do not see where it stands. */
  readonly of: string;
  /** Set when something inside is in use, or was refused: it must not be out of sight. */
  readonly isInUse: boolean;
  readonly children: ReactNode;
};

/** What few shops need, put away until it is asked for. */
export function Advanced({ of, isInUse, children }: Props) {
  const t = useTexts();
  const [asked, setAsked] = useState<boolean | undefined>(undefined);
  const isOpen = asked ?? isInUse;
  return (
    <BlockStack gap="400">
      <InlineStack>
        <Button
          variant="plain"
          disclosure={isOpen ? "up" : "down"}
          ariaExpanded={isOpen}
          accessibilityLabel={`${t("advanced")}: ${of}`}
          onClick={() => setAsked(!isOpen)}
        >
          {t("advanced")}
        </Button>
      </InlineStack>
      {isOpen ? children : null}
    </BlockStack>
  );
}

/** Whether the server refused something at or under one of the paths. */
export const isRefused = (faults: readonly FaultView[], paths: readonly string[]): boolean =>
  faults.some((fault) => paths.some((path) => fault.path.startsWith(path)));
