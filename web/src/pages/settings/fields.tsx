import type { FaultView } from "../../../../server/http/contract.ts";
import { Select, TextField } from "../../ui/polaris.ts";
import type { Draft, TextField as Name } from "./draft.ts";
import { fieldOf } from "./field-of.ts";
import { useTexts } from "./texts.tsx";
import type { SettingsKey } from "./texts/tr.ts";

/** What every card of the page gets: the draft, how to change it, and what the server refused of it. */
export type Editing = {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
  readonly faults: readonly FaultView[];
};

/** What such a field has to be; the server's words for any field that is wrong name none. */
const WANTED: Partial<Readonly<Record<Name, SettingsKey>>> = {
  taxId: "company.taxId.wrong",
  name: "company.name.wrong",
  website: "company.website.wrong",
};

/** What the server has against a field, in its words where it has its own; of one left empty that is all there is to say. */
function useError({ draft, faults }: Editing, name: Name): string | false {
  const t = useTexts();
  const fault = faults.find((each) => fieldOf(each) === name);
  if (fault === undefined) return false;
  if (draft[name].trim() === "") return t("required");
  return fault.code === "PROFILE_INVALID" ? t(WANTED[name] ?? "wrong") : `${fault.what} ${fault.fix}`;
}

type FieldProps = {
  readonly editing: Editing;
  readonly name: Name;
  readonly label: SettingsKey;
  readonly help?: SettingsKey;
  readonly type?: "text" | "email" | "tel" | "url" | "number";
  readonly lines?: number;
};

export function Field({ editing, name, label, help, type = "text", lines }: FieldProps) {
  const t = useTexts();
  return (
    <TextField
      label={t(label)}
      value={editing.draft[name]}
      onChange={(value) => editing.change({ [name]: value })}
      error={useError(editing, name)}
      type={type}
      autoComplete="off"
      {...(help === undefined ? {} : { helpText: t(help) })}
      {...(lines === undefined ? {} : { multiline: lines })}
    />
  );
}

export type Option = { readonly value: string; readonly label: string };

type ListFieldProps = {
  readonly editing: Editing;
  readonly name: Name;
  readonly label: SettingsKey;
  readonly options: readonly Option[];
};

/** A saved value that the list does not offer (any more) is shown as it is rather than changed without a word. */
export function ListField({ editing, name, label, options }: ListFieldProps) {
  const t = useTexts();
  const value = editing.draft[name];
  const isOffered = options.some((option) => option.value === value);
  return (
    <Select
      label={t(label)}
      options={isOffered ? [...options] : [{ value, label: value }, ...options]}
      value={value}
      onChange={(chosen) => editing.change({ [name]: chosen })}
      error={useError(editing, name)}
    />
  );
}
