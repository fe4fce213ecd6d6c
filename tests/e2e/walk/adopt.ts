import { expect, test } from "vitest";
import type { Walking } from "./every-page.ts";
import { OTHER_TOOL } from "./orders-to-walk.ts";

export function walkAdopt(walking: () => Walking): void {
  test("orders another tool has invoiced are looked at first, then marked", async () => {
    const { app, store, orders, words, menu, see, fill, choose, press, isSound } = walking();
    await menu(words.first("nav.orders"));
    await app.getByRole("link", { name: words.list("adopt") }).click();
    await choose(words.adopt("sign"), "note");
    await choose(words.adopt("sign"), "tag");
    await fill(words.adopt("text.tag"), OTHER_TOOL);
    await press(words.adopt("look"));
    await see(words.adopt("will.marked"));
    await isSound();
    await press(words.adopt("mark", { count: 1 }));
    await see(words.adopt("done.some", { marked: 1 }));
    expect((await store.untilState(orders.ofOtherTool, ["not-ours"])).state).toBe("not-ours");
  });
}
