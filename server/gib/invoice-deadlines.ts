/**
 * Days from the delivery within which an invoice has to be issued, the day of delivery not counted (VUK 231/5, by secondary
 * sources: a shop's own word comes first), newest first. The first day here is the first a document may carry.
 */
export const INVOICE_DEADLINES: readonly { readonly from: string; readonly days: number }[] = [
  { from: "2005-01-01", days: 7 },
];
