import type { FlowStore } from "./flow.ts";
import type { ListViewStore } from "./list-views.ts";
import type { ListedInvoiceStore } from "./listed-invoices.ts";
import type { MarkStore } from "./order-mark.ts";
import type { BackfillStore } from "./past-orders.ts";
import type { PrivacyStore } from "./privacy.ts";
import type { SightStore } from "./sight.ts";

/** What is kept beside the orders' own journey. */
export type SideStores = {
  readonly privacy: PrivacyStore;
  readonly marks: MarkStore;
  readonly backfill: BackfillStore;
  readonly flow: FlowStore;
  readonly views: ListViewStore;
  readonly listedInvoices: ListedInvoiceStore;
  readonly sight: SightStore;
};

export type ReadSideStores = {
  readonly privacy: Pick<PrivacyStore, "find" | "list" | "open" | "connectedAt">;
  readonly marks: Pick<MarkStore, "get" | "behind">;
  readonly backfill: Pick<BackfillStore, "get">;
  readonly flow: Pick<FlowStore, "uses" | "told">;
  readonly views: Pick<ListViewStore, "list">;
  readonly listedInvoices: ListedInvoiceStore;
  readonly sight: SightStore;
};
