import { type Buyer, text } from "./order.ts";

/** Only what was typed here is sent: what the buyer said meanwhile must not be blanked out. */
export type Typed = Partial<Buyer>;

type Props = {
  readonly entry: Buyer;
  /** The document of before stands no more: saving issues another one. */
  readonly isReissue: boolean;
  readonly typed: Typed;
  readonly isBusy: boolean;
  readonly change: (said: Typed) => void;
  readonly save: () => void;
};

const FIELDS = ["taxId", "title", "name", "taxOffice", "line", "district", "city", "postcode"] as const;
const KINDS = ["", "person", "company"] as const;

const kindOf = (value: string): Buyer["kind"] => KINDS.find((kind) => kind === value) ?? "";

/** Whether something was typed that no invoice would have yet. */
export const isUnsaved = (entry: Buyer, typed: Typed): boolean =>
  (["kind", ...FIELDS] as const).some((field) => (typed[field] ?? entry[field]).trim() !== entry[field].trim());

/** The buyer on the invoice; what is left empty stays as the order says. */
export function BuyerForm({ entry, isReissue, typed, isBusy, change, save }: Props) {
  const buyer: Buyer = { ...entry, ...typed };
  return (
    <s-section heading={text("buyer.heading")}>
      <s-stack gap="base">
        <s-text color="subdued">{text("buyer.about")}</s-text>
        <s-select
          label={text("buyer.kind")}
          value={buyer.kind}
          onChange={({ currentTarget }) => change({ kind: kindOf(currentTarget.value) })}
        >
          <s-option value="">{text("buyer.asOrdered")}</s-option>
          <s-option value="person">{text("buyer.person")}</s-option>
          <s-option value="company">{text("buyer.company")}</s-option>
        </s-select>
        {FIELDS.map((field) => (
          <s-text-field
            key={field}
            label={text(`buyer.${field}`)}
            value={buyer[field]}
            onInput={({ currentTarget }) => change({ [field]: currentTarget.value })}
          />
        ))}
        <s-button disabled={isBusy} onClick={save}>
          {text(isReissue ? "buyer.saveAndReissue" : "buyer.save")}
        </s-button>
      </s-stack>
    </s-section>
  );
}
