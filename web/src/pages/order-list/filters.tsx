import { lazy, memo, Suspense } from "react";
import { Unfold } from "../../ui/unfold.tsx";
import { isNarrowed } from "./address.ts";
import type { FiltersProps } from "./filter-fields.tsx";
import { useTexts } from "./texts.ts";
import "./filters.css";

// Most visits never open them.
const FilterFields = lazy(async () => ({ default: (await import("./filter-fields.tsx")).FilterFields }));

/** What narrows the list; open where it is in use, and fetched when it is opened. */
export const Filters = memo(function Filters(props: FiltersProps) {
  const t = useTexts();
  return (
    <Unfold summary={t("filters")} isOpen={isNarrowed(props.view)}>
      {() => (
        <Suspense fallback={<div className="filters-room" />}>
          <FilterFields {...props} />
        </Suspense>
      )}
    </Unfold>
  );
});
