import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * After a press all of `queryKey`, or everything, is asked for anew. What was done is told together with what came of it;
 * what failed is told at once: the page's next data may be as long in coming.
 */
export function askedAnew(queries: QueryClient, queryKey?: QueryKey) {
  const again = () => queries.invalidateQueries(queryKey === undefined ? {} : { queryKey });
  return { onSuccess: again, onError: () => void again() };
}
