import { ApiFailure } from "../../api/failure.ts";
import { Banner, List } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";
import type { Draft } from "./draft.ts";
import { hasField } from "./field-of.ts";
import { useTexts } from "./texts.tsx";

/** Faults of fields stand under their fields; what has no field here is told in full. */
export function NotSaved({ error, draft }: { readonly error: Error; readonly draft: Draft }) {
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
  const elsewhere = faults.filter((fault) => !hasField(fault, draft));
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
