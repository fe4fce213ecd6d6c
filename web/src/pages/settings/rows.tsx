import { useI18n } from "../../i18n/context.tsx";
import { isDayTyped } from "../../i18n/istanbul-day.ts";
import { BlockStack, Box, Button, InlineGrid, InlineStack, Select, Text, TextField } from "../../ui/polaris.ts";
import type { Editing, Option } from "./fields.tsx";
import { emptyRow, pathOfRow, type RowDraft, type TableName } from "./tables.ts";
import { useTexts } from "./texts.tsx";
import type { SettingsKey } from "./texts/tr.ts";

export type Column = {
  readonly field: string;
  readonly label: SettingsKey;
  /** A list to choose from; free text without it. */
  readonly options?: readonly Option[];
  readonly type?: "text" | "date";
};

type Props = {
  readonly editing: Editing;
  readonly table: TableName;
  readonly title: SettingsKey;
  readonly help: SettingsKey;
  readonly columns: readonly Column[];
  /** What a new row starts with, beside the first of each list. */
  readonly fresh?: () => Readonly<Record<string, string>>;
};

/** A list of SHOP.json, a row for each of its items. */
export function Rows({ editing, table, title, help, columns, fresh }: Props) {
  const t = useTexts();
  const rows = editing.draft.tables[table];
  const put = (changed: readonly RowDraft[]) =>
    editing.change({ tables: { ...editing.draft.tables, [table]: changed } });
  const firsts = columns.map(({ field, options }) => [field, options?.[0]?.value ?? ""]);
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t(title)}
      </Text>
      <Text as="p" tone="subdued">
        {t(help)}
      </Text>
      {rows.map((row, index) => (
        <Row
          key={row.key}
          row={row}
          columns={columns}
          name={`${t(title)} ${index + 1}`}
          errorOf={(field) => rowError(editing, pathOfRow(table, row, index), field)}
          onChange={(values) => put(rows.with(index, { ...row, values }))}
          onRemove={() => put(rows.toSpliced(index, 1))}
        />
      ))}
      <InlineStack>
        <Button onClick={() => put([...rows, emptyRow({ ...Object.fromEntries(firsts), ...fresh?.() })])}>
          {t("row.add")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

/** A row refused as a whole is refused under its first field. */
function rowError({ faults }: Editing, path: string, field: string | undefined): string | false {
  const wanted = field === undefined ? path : `${path}.${field}`;
  const fault = faults.find((each) => each.path.replace(/\[\d+\]$/, "") === wanted || each.path === wanted);
  return fault === undefined ? false : `${fault.what} ${fault.fix}`;
}

type RowProps = Pick<Props, "columns"> & {
  readonly row: RowDraft;
  /** Tells the row's button apart from the others for those who do not see where it stands. */
  readonly name: string;
  readonly errorOf: (field: string | undefined) => string | false;
  readonly onChange: (values: RowDraft["values"]) => void;
  readonly onRemove: () => void;
};

function Row({ row, name, columns, errorOf, onChange, onRemove }: RowProps) {
  const t = useTexts();
  return (
    <Box borderColor="border" borderWidth="025" borderRadius="200" padding="300">
      <BlockStack gap="200">
        <InlineGrid columns={{ xs: 1, sm: columns.length === 3 ? 3 : 2 }} gap="300" alignItems="end">
          {columns.map((column, index) => (
            <Cell
              key={column.field}
              column={column}
              value={row.values[column.field] ?? ""}
              error={errorOf(column.field) || (index === 0 && errorOf(undefined))}
              onChange={(value) => onChange({ ...row.values, [column.field]: value })}
            />
          ))}
        </InlineGrid>
        <InlineStack align="end">
          <Button
            variant="plain"
            tone="critical"
            accessibilityLabel={t("row.remove.name", { name })}
            onClick={onRemove}
          >
            {t("row.remove")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Box>
  );
}

type CellProps = {
  readonly column: Column;
  readonly value: string;
  readonly error: string | false;
  readonly onChange: (value: string) => void;
};

/** A saved value that the list does not offer (any more) is shown as it is rather than changed without a word. */
function Cell({ column, value, error, onChange }: CellProps) {
  const t = useTexts();
  const { t: common } = useI18n();
  const { label, options, type = "text" } = column;
  const wrong = error || (type === "date" && !isDayTyped(value) && common("day.wrong"));
  if (!options)
    return (
      <TextField label={t(label)} value={value} onChange={onChange} error={wrong} type={type} autoComplete="off" />
    );
  const isOffered = options.some((option) => option.value === value);
  const offered = isOffered ? [...options] : [{ value, label: value }, ...options];
  return <Select label={t(label)} options={offered} value={value} onChange={onChange} error={error} />;
}
