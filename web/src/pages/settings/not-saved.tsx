import { useEffect, useRef } from "react";
import type { FaultView } from "../../../../server/http/contract.ts";
import { ApiFailure } from "../../api/failure.ts";
import { Banner, List } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";
import { sectionOf } from "./field-of.ts";
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
  const place = useRef<HTMLDivElement>(null);
  // Saved from the bar above every page, while this stands at the top of a long one.
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const faults = error instanceof ApiFailure ? error.faults : [];
  const elsewhere = faults.filter((fault) => !isShown(fault));
  return (
    <div ref={place}>
      <Banner tone="critical" title={faults.length === 0 ? t("saveFailed") : t("faults", { count: faults.length })}>
        {faults.length === 0 ? failureText(error) : null}
        {elsewhere.length === 0 ? null : (
          <List>
            {elsewhere.map((fault) => (
              <List.Item key={fault.path}>
                <Told fault={fault} />
              </List.Item>
            ))}
          </List>
        )}
      </Banner>
    </div>
  );
}

/** Under the name the page has for it: SHOP.json's own is no word of a merchant's. */
function Told({ fault }: { readonly fault: FaultView }) {
  const t = useTexts();
  const section = sectionOf(fault);
  const text = `${fault.what} ${fault.fix}`.trim();
  return section === undefined ? text : `${t(section)}: ${text}`;
}
