import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { PrintInvoices } from "./print-invoices.tsx";
import type { Host } from "./printable.ts";

declare const shopify: import("@shopify/ui-extensions/admin.order-index.selection-print-action.render").Api;

export default async () => {
  const host: Host = shopify;
  render(<PrintInvoices host={host} />, document.body);
};
