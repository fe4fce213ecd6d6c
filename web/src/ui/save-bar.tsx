import { useEffect } from "react";
import { toggleSaveBar } from "./app-bridge.ts";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "ui-save-bar": { readonly id: string; readonly children: React.ReactNode };
    }
  }
}

type Props = {
  readonly id: string;
  readonly isShown: boolean;
  readonly isSaving: boolean;
  readonly labels: { readonly save: string; readonly discard: string };
  readonly onSave: () => void;
  readonly onDiscard: () => void;
};

/** App Bridge's own marks on a button of its save bar. */
const PRIMARY: Readonly<Record<string, string>> = { variant: "primary" };
const LOADING: Readonly<Record<string, string>> = { loading: "" };

/** The admin's bar for unsaved changes, above everything: App Bridge draws it and presses these buttons. */
export function SaveBar({ id, isShown, isSaving, labels, onSave, onDiscard }: Props) {
  useEffect(() => {
    toggleSaveBar(id, isShown);
  }, [id, isShown]);
  useEffect(() => () => toggleSaveBar(id, false), [id]);
  return (
    <ui-save-bar id={id}>
      <button type="button" {...PRIMARY} {...(isSaving ? LOADING : {})} disabled={isSaving} onClick={onSave}>
        {labels.save}
      </button>
      <button type="button" disabled={isSaving} onClick={onDiscard}>
        {labels.discard}
      </button>
    </ui-save-bar>
  );
}
