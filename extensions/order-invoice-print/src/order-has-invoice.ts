import { askPrintable } from "./printable.ts";

declare const shopify: import("@shopify/ui-extensions/admin.order-details.print-action.should-render").Api;

/** Offers the invoice in the print menu of an order that has one; where that cannot be asked, it is offered and says so. */
export default async () => {
  const printable = await askPrintable(shopify);
  return { display: printable.kind !== "ok" || printable.value.ready.length > 0 };
};
