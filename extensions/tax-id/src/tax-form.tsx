import { useState } from "preact/hooks";
import { type Host, noticeAddress } from "./host.ts";
import { cleaned, type Mistakes, mistakesOf, NOTHING_SAID, type TaxData } from "./tax-data.ts";

/** What came of sending: the key of its text, and fields to mend where there are any. */
export type Sent = { readonly key: string; readonly isKept: boolean; readonly mistakes?: Mistakes };

type Props = {
  readonly host: Host;
  readonly send: (said: TaxData) => Promise<Sent>;
  /** They said something before. */
  readonly isAgain?: boolean;
};

/** Checkout and customer accounts type their fields differently; both hold the text as `value`. */
const written = ({ currentTarget }: Event): string =>
  currentTarget !== null && "value" in currentTarget ? String(currentTarget.value) : "";

/** Asks whom the invoice is for. Nothing has to be filled in: without it the invoice bears the buyer's name. */
export function TaxForm({ host, send, isAgain = false }: Props) {
  const text = (key: string) => host.i18n.translate(key);
  const [said, setSaid] = useState(NOTHING_SAID);
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const [sent, setSent] = useState<Sent | "sending" | undefined>();
  const change = (part: Partial<TaxData>) => setSaid((known) => ({ ...known, ...part }));
  const submit = async () => {
    const found = mistakesOf(said);
    setMistakes(found);
    if (Object.keys(found).length > 0) return;
    setSent("sending");
    const answer = await send(cleaned(said));
    setMistakes(answer.mistakes ?? {});
    setSent(answer);
  };
  if (sent !== undefined && sent !== "sending" && sent.isKept) {
    return <s-banner tone="success" heading={text(sent.key)} />;
  }
  const mistake = (field: keyof Mistakes) => (mistakes[field] === undefined ? {} : { error: text(mistakes[field]) });
  return (
    <s-stack gap="base">
      <s-heading>{text("heading")}</s-heading>
      <s-text color="subdued">{text(isAgain ? "again" : "about")}</s-text>
      {sent !== undefined && sent !== "sending" && <s-banner tone="warning" heading={text(sent.key)} />}
      <s-select
        label={text("kind")}
        value={said.kind}
        onChange={(event) => change({ kind: written(event) === "person" ? "person" : "company" })}
      >
        <s-option value="company">{text("company")}</s-option>
        <s-option value="person">{text("person")}</s-option>
      </s-select>
      <s-text-field
        label={text(said.kind === "company" ? "companyNumber" : "personNumber")}
        value={said.taxId}
        onInput={(event) => change({ taxId: written(event) })}
        {...mistake("taxId")}
      />
      {said.kind === "company" && (
        <s-stack gap="base">
          <s-text-field
            label={text("title")}
            value={said.title}
            onInput={(event) => change({ title: written(event) })}
            {...mistake("title")}
          />
          <s-text-field
            label={text("taxOffice")}
            value={said.taxOffice}
            onInput={(event) => change({ taxOffice: written(event) })}
          />
          <s-text color="subdued">{text("einvoiceHint")}</s-text>
        </s-stack>
      )}
      <s-text color="subdued">{text("purpose")}</s-text>
      <s-link href={noticeAddress(host)} target="_blank">
        {text("notice")}
      </s-link>
      <s-button loading={sent === "sending"} onClick={() => void submit()}>
        {text("save")}
      </s-button>
    </s-stack>
  );
}
