import type { FaultView } from "../../../../server/http/contract.ts";
import { ApiFailure } from "../../api/failure.ts";
import { Banner, List } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";
import { useTexts } from "./texts.tsx";

type Props = {
  readonly error: Error;
  /** Whether a fault stands under its field, in sight. */
  readonly isShown: (fault: FaultView) => boolean;
};

/** Faults of fields stand under their fields; what has no field here is told in full. */
export function NotSaved({ error, isShown }: Props) {
  const t = useTexts();
  const failureText = useFailureText();
  const faults = error instanceof ApiFailure ? error.faults : [];
  if (faults.length === 0) {
    return (
      <Banner tone="critical" title={t("saveFailed")}>
        {failureText(error)}
      </Banner>
    );
  }
  const elsewhere = faults.filter((fault) => !isShown(fault));
  return (
    <Banner tone="critical" title={t("faults", { count: faults.length })}>
      {elsewhere.length === 0 ? null : (
        <List>
          {elsewhere.map(({ path, what, fix }) => (
            <List.Item key={path}>
              {what} {fix} ({path})
            </List.Item>
          ))}
        </List>
      )}
    </Banner>
  );
}
