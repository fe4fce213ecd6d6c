import { memo, useEffect, useState } from "react";
import { useI18n } from "../../i18n/context.tsx";
import { TextField } from "../../ui/polaris.ts";

const TYPING_MS = 300;

type Props = { readonly search: string; readonly onSearch: (search: string) => void };

/** Searches once typing rests; an address that changes by itself (back, a cleared search) wins over what was typed. */
export const SearchBox = memo(function SearchBox({ search, onSearch }: Props) {
  const { t } = useI18n();
  const [typed, setTyped] = useState(search);
  const [shown, setShown] = useState(search);
  if (search !== shown) {
    setShown(search);
    // A space at the end of what is being typed must survive its own search.
    if (typed.trim() !== search) setTyped(search);
  }
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === search) return;
    const timer = setTimeout(() => onSearch(wanted), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, search, onSearch]);
  return (
    <TextField
      type="search"
      label={t("list.search")}
      labelHidden
      placeholder={t("list.search")}
      value={typed}
      onChange={setTyped}
      clearButton
      onClearButtonClick={() => setTyped("")}
      autoComplete="off"
      maxLength={100}
    />
  );
});
