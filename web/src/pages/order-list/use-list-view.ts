import { useMemo } from "react";
import { useSearch } from "wouter";
import { readView } from "./address.ts";

/** The list's view as the address tells it; what moves it stands in moves.ts. */
export function useListView() {
  const query = useSearch();
  const view = useMemo(() => readView(query), [query]);
  return { query, view };
}
