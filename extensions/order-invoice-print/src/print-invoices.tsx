import { useAnswer } from "../../backend/use-answer.ts";
import { askPrintable, type Host, MOST } from "./printable.ts";

/** The invoices of the selected orders as one document; Shopify fetches it with the user's token. */
export function PrintInvoices({ host }: { readonly host: Host }) {
  const text = (key: string, values?: Record<string, string | number>) => host.i18n.translate(key, values);
  const [printable, again] = useAnswer(() => askPrintable(host));
  const count = host.data.selected.length;
  const ready = printable.kind === "ok" ? printable.value.ready : [];
  const missing = printable.kind === "ok" ? printable.value.missing : [];
  return (
    <s-admin-print-action {...(ready.length > 0 ? { src: `/ext/admin/print?orders=${ready.join(",")}` } : {})}>
      <s-stack gap="base">
        {count > MOST && <s-banner tone="warning" heading={text("tooMany", { most: MOST })} />}
        {count <= MOST && printable.kind === "loading" && <s-text>{text("loading")}</s-text>}
        {count <= MOST && printable.kind !== "loading" && printable.kind !== "ok" && (
          <s-banner tone="critical" heading={text("failed")}>
            <s-button onClick={() => void again()}>{text("again")}</s-button>
          </s-banner>
        )}
        {count <= MOST && printable.kind === "ok" && ready.length === 0 && <s-text>{text("empty")}</s-text>}
        {ready.length > 0 && <s-text>{text("ready", { count: ready.length })}</s-text>}
        {ready.length > 0 && missing.length > 0 && (
          <s-banner tone="warning" heading={text("missing", { count: missing.length })}>
            <s-text>{missing.join(", ")}</s-text>
          </s-banner>
        )}
      </s-stack>
    </s-admin-print-action>
  );
}
