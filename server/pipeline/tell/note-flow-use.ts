import type { ShopId } from "../../invoice/ids.ts";
import type { FlowUse } from "../ports/flow.ts";
import type { UnitOfWork } from "../ports/stores.ts";

/** A merchant switched a workflow that begins with a trigger of ours on, or the last such one off. */
export const noteFlowUse =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, use: FlowUse): Promise<void> =>
    unitOfWork(shop, ({ flow }) => flow.saveUse(use));
