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

/** Faults of fields stand under their fields and here only where that is; what has no field here is told in full. */
export function NotSaved({ error, isShown }: Props) {
  const t = useTexts();
  const failureText = useFailureText();
  const place = useRef<HTMLDivElement>(null);
  const lines = useLines(error, isShown);
  const isOnlyBelow = lines.length > 0 && lines.every(({ isBelow }) => isBelow);
  // Saved from the bar above every page, while this stands at the top of a long one, and the field somewhere below.
  useEffect(() => {
    const field = isOnlyBelow ? document.querySelector<HTMLElement>('[aria-invalid="true"]') : null;
    field?.focus({ preventScroll: true });
    // Its reason stands below it.
    if (field === null) place.current?.scrollIntoView({ block: "nearest" });
    else field.scrollIntoView({ block: "center" });
  }, [isOnlyBelow]);
  const count = error instanceof ApiFailure ? error.faults.length : 0;
  return (
    <div ref={place}>
      <Banner tone="critical" title={count === 0 ? t("saveFailed") : t("faults", { count })}>
        {count === 0 ? (
          failureText(error)
        ) : (
          <List>
            {lines.map(({ text }) => (
              <List.Item key={text}>{text}</List.Item>
            ))}
          </List>
        )}
      </Banner>
    </div>
  );
}

type Line = { readonly text: string; readonly isBelow: boolean };

/** Each part of the page once, under the name the page has for it: SHOP.json's own is no word of a merchant's. */
function useLines(error: Error, isShown: Props["isShown"]): readonly Line[] {
  const t = useTexts();
  const faults = error instanceof ApiFailure ? error.faults : [];
  const lines = faults.map((fault): Line => {
    const section = sectionOf(fault);
    const isBelow = section !== undefined && isShown(fault);
    const text = isBelow ? t("faults.below") : `${fault.what} ${fault.fix}`.trim();
    return { isBelow, text: section === undefined ? text : `${t(section)}: ${text}` };
  });
  return lines.filter(({ text }, index) => lines.findIndex((line) => line.text === text) === index);
}
