import express, { type Router } from "express";
import { z } from "zod";
import type { ShopId } from "../../invoice/ids.ts";
import { cleanText } from "../../invoice/text.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { NamedView } from "../../pipeline/ports/list-views.ts";
import { shopOf } from "../session.ts";
import { listQuery } from "./list-query.ts";

export type ListViewPorts = {
  readonly saveView: (shop: ShopId, view: NamedView) => Promise<boolean>;
  readonly renameView: (shop: ShopId, names: { readonly from: string; readonly to: string }) => Promise<boolean>;
  readonly dropView: (shop: ShopId, name: string) => Promise<void>;
};

const name = z
  .string()
  .transform((text) => cleanText(text) ?? "")
  .pipe(z.string().min(1).max(40));

/** What the list may be asked for, but for the page it stands on. */
const narrowing = z.strictObject(listQuery.omit({ after: true, limit: true }).shape);

const query = z.string().transform((text, context) => {
  // What is said twice counts once, as it was judged.
  const asked = Object.fromEntries(new URLSearchParams(text));
  if (narrowing.safeParse(asked).success) return new URLSearchParams(asked).toString();
  context.addIssue({ code: "custom" });
  return z.NEVER;
});

const saveRequest = z.object({ name, query });
const renameRequest = z.object({ from: name, to: name });
const dropRequest = z.object({ name });

/** Named views of the order list. The list itself tells which there are. */
export function listViewRoutes({ saveView, renameView, dropView }: ListViewPorts): Router {
  const router = express.Router();
  router.post("/views", async (request, response) => {
    const isSaved = await saveView(shopOf(response), saveRequest.parse(request.body));
    if (!isSaved) throw new AppError("REQUEST_INVALID");
    response.json({});
  });
  router.post("/views/rename", async (request, response) => {
    const isRenamed = await renameView(shopOf(response), renameRequest.parse(request.body));
    if (!isRenamed) throw new AppError("NOT_FOUND");
    response.json({});
  });
  router.post("/views/drop", async (request, response) => {
    await dropView(shopOf(response), dropRequest.parse(request.body).name);
    response.json({});
  });
  return router;
}
