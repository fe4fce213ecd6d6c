import { useDeferredValue, useState } from "react";
import type { OrderList } from "../../../../server/http/contract.ts";
import { readView } from "./address.ts";
import { BulkPanel } from "./bulk-panel.tsx";
import { ChooseOnPhone } from "./choose-on-phone.tsx";
import { EmptyList } from "./empty-list.tsx";
import { searchFor } from "./moves.ts";
import { OrderTable } from "./order-table.tsx";
import { PdfPanel } from "./pdf-panel.tsx";
import { useBulkWork } from "./use-bulk-work.ts";
import { useListActions } from "./use-list-actions.ts";
import { usePdfZip } from "./use-pdf-zip.ts";
import { useSelection } from "./use-selection.ts";

type Shown = { readonly orders: OrderList; readonly query: string };
type Props = Shown & { readonly isLoading: boolean };

/** The orders of a view and what is done to those chosen. */
export function Rows(props: Props) {
  const { orders, query } = useShown(props);
  const view = readView(query);
  const selecting = useSelection(query);
  const work = useBulkWork();
  const zip = usePdfZip();
  const actions = useListActions(view, selecting, { orders: orders.orders, work, zip });
  return (
    <>
      <BulkPanel work={work} />
      <PdfPanel zip={zip} />
      <ChooseOnPhone orders={orders} selecting={selecting} actions={actions} />
      {orders.orders.length === 0 ? (
        <EmptyList view={view} onClear={clearSearch} />
      ) : (
        <OrderTable
          orders={orders.orders}
          query={query}
          selecting={selecting}
          actions={actions}
          next={orders.next}
          isFirst={view.after === null}
        />
      )}
    </>
  );
}

const clearSearch = (): void => searchFor("");

/**
 * While the next view is asked for, the last one stays as it is, and many rows are drawn only once the page has answered
 * the click that asked.
 */
function useShown({ orders, query, isLoading }: Props): Shown {
  const [answered, setAnswered] = useState<Shown>({ orders, query });
  if (!isLoading && (answered.orders !== orders || answered.query !== query)) setAnswered({ orders, query });
  return useDeferredValue(answered);
}
