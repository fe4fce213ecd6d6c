import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PrintableAnswer } from "../../server/http/ext/contract.ts";
import { answer, appServer, SILENT } from "./app-server.ts";
import { find, press, shown, untilShown } from "./page.ts";
import { LANGUAGES, sayer, speak } from "./speak.ts";

const NAME = "order-invoice-print";
const TARGETS = ["admin.order-details.print-action.render", "admin.order-index.selection-print-action.render"] as const;

const PRINTABLE = "GET /ext/admin/printable?orders=1,2,3";
const SOME: PrintableAnswer = { ready: ["1", "3"], missing: ["#1002"] };

describe.each(TARGETS)("%s", (target) => {
  const extension = getExtension(target, { configSearchDir: `extensions/${NAME}` });

  beforeEach(() => extension.setUp());
  afterEach(() => extension.tearDown());

  const select = (count: number) => {
    const selected = Array.from({ length: count }, (_, n) => ({ id: `gid://shopify/Order/${n + 1}` }));
    Object.assign(extension.shopify.data, { selected });
  };

  async function open(answers: Parameters<typeof appServer>[0], language: (typeof LANGUAGES)[number] = "tr") {
    const server = appServer(answers);
    extension.fetch = server.fetch;
    speak(extension.shopify, NAME, language);
    await extension.render();
    return server;
  }
  const src = () => find("s-admin-print-action").getAttribute("src");

  describe.each(LANGUAGES)("in %s", (language) => {
    const say = sayer(NAME, language);

    test("says that it is preparing, and prints nothing yet", async () => {
      select(3);
      await open({ [PRINTABLE]: [SILENT] }, language);
      await untilShown(say("loading"));
      expect(src()).toBeNull();
    });

    test("says that there is nothing to print", async () => {
      select(3);
      await open(
        { [PRINTABLE]: [answer({ ready: [], missing: ["#1", "#2", "#3"] } satisfies PrintableAnswer)] },
        language,
      );
      await untilShown(say("empty"));
      expect(src()).toBeNull();
    });

    test("says that it did not work, and tries again when told to", async () => {
      select(3);
      await open({ [PRINTABLE]: [answer({}, 500), answer(SOME)] }, language);
      await untilShown(say("failed"));
      press(say("again"));
      await untilShown("#1002");
    });

    test("prints what there is, and names what is missing", async () => {
      select(3);
      await open({ [PRINTABLE]: [answer(SOME)] }, language);
      await untilShown("#1002");
      expect(src()).toBe("/ext/admin/print?orders=1,3");
    });
  });

  test("prints no more at once than the server takes", async () => {
    select(51);
    const { calls } = await open({});
    await untilShown("Bir seferde en çok 50 fatura yazdırabilirsiniz.");
    expect(calls).toEqual([]);
    expect(src()).toBeNull();
    expect(shown()).not.toContain("Yazdırılacak fatura yok.");
  });
});
