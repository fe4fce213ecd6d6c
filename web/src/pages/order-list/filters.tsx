import { lazy, memo, Suspense } from "react";
import { Unfold } from "../../ui/unfold.tsx";
import { NotOpened } from "../not-opened.tsx";
import { FILTERS, isNarrowed } from "./address.ts";
import type { FiltersProps } from "./filter-fields.tsx";
import { useTexts } from "./texts.ts";
import "./filters.css";

// Most visits never open them.
const FilterFields = lazy(() =>
  import("./filter-fields.tsx").then(
    ({ FilterFields }) => ({ default: FilterFields }),
    () => ({ default: NotOpened }),
  ),
);

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
}, isSame);

/** Another tab, search or page changes none of its fields: eight of Polaris' would be drawn again before the click is seen. */
function isSame(before: FiltersProps, now: FiltersProps): boolean {
  const isAlike = [...FILTERS, "sort" as const].every((name) => before.view[name] === now.view[name]);
  return isAlike && (["onChange", "integrators", "views"] as const).every((name) => before[name] === now[name]);
}
