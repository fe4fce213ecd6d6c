import { useSearch } from "wouter";
import { useI18n } from "../i18n/context.tsx";
import { backAddress, backWord } from "./order-list/address.ts";

/** The way back from an order. */
export function useBack() {
  const { t } = useI18n();
  const query = useSearch();
  return { content: t(backWord(query)), url: backAddress(query) };
}
