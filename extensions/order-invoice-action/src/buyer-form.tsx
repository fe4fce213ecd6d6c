import { useState } from "preact/hooks";
import { type Buyer, text } from "./order.ts";

type Props = {
  readonly entry: Buyer;
  readonly isBusy: boolean;
  readonly save: (typed: Partial<Buyer>) => Promise<void>;
};

const FIELDS = ["taxId", "title", "name", "taxOffice", "line", "district", "city", "postcode"] as const;
const KINDS = ["", "person", "company"] as const;

const kindOf = (value: string): Buyer["kind"] => KINDS.find((kind) => kind === value) ?? "";

/** The buyer on the invoice; what is left empty stays as the order says. */
export function BuyerForm({ entry, isBusy, save }: Props) {
  // Only what was typed here is sent: what the buyer said meanwhile must not be blanked out.
  const [typed, setTyped] = useState<Partial<Buyer>>({});
  const buyer: Buyer = { ...entry, ...typed };
  // Several fields may change before the next drawing: each keeps what the others said.
  const change = (said: Partial<Buyer>) => setTyped((known) => ({ ...known, ...said }));
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
        <s-button disabled={isBusy} onClick={() => void save(typed)}>
          {text("buyer.save")}
        </s-button>
      </s-stack>
    </s-section>
  );
}
