import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CancelRequest, ShownInvoice } from "../../../server/http/cancellation-contract.ts";
import type { InvoiceView, OrderDetail } from "../../../server/http/contract.ts";
import { askedAnew } from "./asked-anew.ts";
import { useClient } from "./context.tsx";
import { orderPath } from "./orders.ts";

/** An order with its invoice as the page shows it. */
export type WithInvoice = Pick<OrderDetail, "legacyId" | "seen"> & {
  readonly invoice?: Pick<InvoiceView, "ettn"> | null;
};

/** Has the invoice cancelled at the integrator, and another issued in its place where `reissue` says so. */
export function useCancelInvoice(order: WithInvoice) {
  return useAsked(
    order.legacyId,
    "cancel-invoice",
    (reissue: boolean): CancelRequest => ({ reissue, ...asShown(order) }),
  );
}

/** Has a cancellation taken back. */
export function useUndoCancellation(order: WithInvoice) {
  return useAsked(order.legacyId, "undo-cancellation", () => asShown(order));
}

const asShown = ({ seen, invoice }: WithInvoice): ShownInvoice => ({ seen, ...(invoice && { ettn: invoice.ettn }) });

/** Has the invoice mailed to its buyer, once or once more. */
export function useMailInvoice(legacyId: string) {
  return useAsked(legacyId, "mail", () => ({}));
}

function useAsked<T>(legacyId: string, path: string, bodyOf: (wanted: T) => object) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: T) => client.post(`${orderPath(legacyId)}/${path}`, bodyOf(wanted)),
    ...askedAnew(queries),
  });
}
