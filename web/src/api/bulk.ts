import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type {
  BulkAction,
  BulkAnswer,
  BulkRequest,
  BulkResult,
  OrderResult,
  PdfAnswer,
  ShownOrder,
} from "../../../server/http/work-contract.ts";
import type { Client } from "./client.ts";
import { useClient } from "./context.tsx";

export type BulkProgress = { readonly done: number; readonly total: number };
export type BulkWork = {
  readonly action: BulkAction;
  readonly orders: readonly ShownOrder[];
  readonly isRehearsal: boolean;
};

/** Small enough that progress is seen, large enough that hundreds do not take hundreds of requests. */
const AT_ONCE = 20;

/** One action on any number of orders, some at a time. Throws what the request that failed threw; what is done stays done. */
export async function runBulk(
  client: Pick<Client, "post">,
  { action, orders, isRehearsal }: BulkWork,
  onProgress: (progress: BulkProgress) => void,
): Promise<readonly BulkResult[]> {
  const results: BulkResult[] = [];
  for (let start = 0; start < orders.length; start += AT_ONCE) {
    const some = orders.slice(start, start + AT_ONCE);
    const body: BulkRequest = { action, isRehearsal, orders: some };
    results.push(...(await client.post<BulkAnswer>("/api/orders/bulk", body)).results);
    onProgress({ done: Math.min(start + AT_ONCE, orders.length), total: orders.length });
  }
  return results;
}

/** Which of the orders have a PDF to hand out, some at a time. */
export async function findPdfs(
  client: Pick<Client, "post">,
  orders: readonly string[],
  onProgress: (progress: BulkProgress) => void,
): Promise<readonly OrderResult[]> {
  const results: OrderResult[] = [];
  for (let start = 0; start < orders.length; start += AT_ONCE) {
    const body = { orders: orders.slice(start, start + AT_ONCE) };
    results.push(...(await client.post<PdfAnswer>("/api/orders/pdfs", body)).results);
    onProgress({ done: Math.min(start + AT_ONCE, orders.length), total: orders.length });
  }
  return results;
}

/** The same with its progress to show; null while nothing runs. */
export function useBulk() {
  const client = useClient();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const run = async (work: BulkWork): Promise<readonly BulkResult[]> => {
    setProgress({ done: 0, total: work.orders.length });
    try {
      return await runBulk(client, work, setProgress);
    } finally {
      setProgress(null);
      void queries.invalidateQueries();
    }
  };
  return { run, progress };
}
