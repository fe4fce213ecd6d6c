import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { NamedView } from "../../../server/http/list-view-contract.ts";
import { askedAnew } from "./asked-anew.ts";
import { useClient } from "./context.tsx";
import { ordersKey } from "./keys.ts";

/** What is done to the named views; the list, which tells them, is asked for again. */
export function useNamedViews() {
  const save = useViewChange<NamedView>("/api/views");
  const rename = useViewChange<{ readonly from: string; readonly to: string }>("/api/views/rename");
  const drop = useViewChange<{ readonly name: string }>("/api/views/drop");
  return { save, rename, drop };
}

function useViewChange<Change>(path: string) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => client.post(path, change),
    ...askedAnew(queries, ordersKey),
  });
}
