import { Checkbox, FormLayout } from "../../ui/polaris.ts";
import { Advanced, isRefused } from "./advanced.tsx";
import { type Editing, Field, type Option } from "./fields.tsx";
import { type Column, Rows } from "./rows.tsx";
import { useTexts } from "./texts.tsx";

type Props = {
  readonly editing: Editing;
  /** What may be said of the KDV of a fee. */
  readonly feeRates: readonly Option[];
};

const LIMIT: readonly Column[] = [
  { field: "from", label: "limits.from", type: "date" },
  { field: "amount", label: "limits.amount" },
];
const PATHS = ["profile.tax.fees", "profile.tax.surcharge", "profile.limits"];

/** Fees, the instalment surcharge, and the amounts the law changes with the years. */
export function TaxAdvanced({ editing, feeRates }: Props) {
  const t = useTexts();
  const { tables, surcharge, surchargeFromPayments } = editing.draft;
  const rows = [tables.fees, tables.consumerLimits, tables.cashLimits, tables.withholdingLimits].flat();
  const isInUse = rows.length > 0 || surcharge !== "" || surchargeFromPayments || isRefused(editing.faults, PATHS);
  return (
    <Advanced of={t("tax.title")} isInUse={isInUse}>
      <Rows
        editing={editing}
        table="fees"
        title="fees.title"
        help="fees.help"
        columns={[
          { field: "name", label: "fees.name" },
          { field: "rate", label: "tax.rule.rate", options: feeRates },
        ]}
      />
      <FormLayout>
        <Field editing={editing} name="surcharge" label="surcharge.attribute" help="surcharge.attribute.help" />
        <Checkbox
          label={t("surcharge.fromPayments")}
          checked={surchargeFromPayments}
          onChange={(checked) => editing.change({ surchargeFromPayments: checked })}
        />
      </FormLayout>
      <Rows
        editing={editing}
        table="consumerLimits"
        title="limits.consumer"
        help="limits.consumer.help"
        columns={LIMIT}
      />
      <Rows
        editing={editing}
        table="withholdingLimits"
        title="limits.withholding"
        help="limits.withholding.help"
        columns={LIMIT}
      />
      <Rows editing={editing} table="cashLimits" title="limits.cash" help="limits.cash.help" columns={LIMIT} />
    </Advanced>
  );
}
