import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useClient } from "./context.tsx";
import { orderPath } from "./orders.ts";

/** Has the invoice mailed to its buyer, once or once more. */
export function useMailInvoice(legacyId: string) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.post(`${orderPath(legacyId)}/mail`, {}),
    onSettled: () => queries.invalidateQueries(),
  });
}
