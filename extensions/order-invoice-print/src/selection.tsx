import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { type Host, PrintInvoices } from "./print-invoices.tsx";

declare const shopify: import("@shopify/ui-extensions/admin.order-index.selection-print-action.render").Api;

export default async () => {
  const host: Host = shopify;
  render(<PrintInvoices host={host} />, document.body);
};
