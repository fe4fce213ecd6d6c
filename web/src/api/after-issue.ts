import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CancelRequest } from "../../../server/http/cancellation-contract.ts";
import { askedAnew } from "./asked-anew.ts";
import { useClient } from "./context.tsx";
import { orderPath } from "./orders.ts";

/** Has the invoice cancelled at the integrator, and another issued in its place where `reissue` says so. */
export function useCancelInvoice(legacyId: string) {
  return useAsked(legacyId, "cancel-invoice", (reissue: boolean): CancelRequest => ({ reissue }));
}

/** Has a cancellation taken back. */
export function useUndoCancellation(legacyId: string) {
  return useAsked(legacyId, "undo-cancellation", () => ({}));
}

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
