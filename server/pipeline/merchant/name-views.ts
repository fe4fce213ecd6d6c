import type { ShopId } from "../../invoice/ids.ts";
import type { NamedView } from "../ports/list-views.ts";
import type { UnitOfWork } from "../ports/stores.ts";

/** More names than fit above a list are no help in finding one; the page offers no more either. */
const MOST_VIEWS = 20;

/** Views of a shop's order list under names of their own. */
export const nameViews = ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) => ({
  /** False where the shop has as many as it may. */
  saveView: (shop: ShopId, view: NamedView): Promise<boolean> =>
    unitOfWork(shop, async ({ views }) => {
      const known = await views.list();
      if (known.length >= MOST_VIEWS && known.every(({ name }) => name !== view.name)) return false;
      await views.save(view);
      return true;
    }),
  /** False where there is none called `from`. */
  renameView: (shop: ShopId, { from, to }: { readonly from: string; readonly to: string }): Promise<boolean> =>
    unitOfWork(shop, ({ views }) => views.rename(from, to)),
  dropView: (shop: ShopId, name: string): Promise<void> => unitOfWork(shop, ({ views }) => views.drop(name)),
});
