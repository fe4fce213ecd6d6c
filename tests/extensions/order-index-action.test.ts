import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { InvoicesAnswer, RequestedInvoice } from "../../server/http/ext/contract.ts";
import { answer, appServer, SILENT } from "./app-server.ts";
import { press, shown, untilShown } from "./page.ts";
import { LANGUAGES, sayer, speak } from "./speak.ts";

const NAME = "order-index-action";
const ROUTE = "POST /ext/admin/invoices";
const extension = getExtension("admin.order-index.selection-action.render", { configSearchDir: `extensions/${NAME}` });

beforeEach(() => extension.setUp());
afterEach(() => extension.tearDown());

const select = (count: number) => {
  extension.shopify.data.selected = Array.from({ length: count }, (_, n) => ({ id: `gid://shopify/Order/${n + 1}` }));
};

async function open(answers: Parameters<typeof appServer>[0], language: (typeof LANGUAGES)[number] = "tr") {
  const server = appServer(answers);
  extension.fetch = server.fetch;
  speak(extension.shopify, NAME, language);
  await extension.render();
  return server;
}

const OUTCOMES: readonly RequestedInvoice["outcome"][] = ["requested", "under-way", "issued", "left-out", "held"];
const EACH: InvoicesAnswer = {
  orders: [...OUTCOMES, "requested" as const].map((outcome, n) => ({
    legacyId: String(n + 1),
    name: `#${1001 + n}`,
    outcome,
  })),
};

describe.each(LANGUAGES)("in %s", (language) => {
  const say = sayer(NAME, language);
  const issue = say("issue");

  test("says that nothing is selected, and offers nothing", async () => {
    select(0);
    await open({}, language);
    await untilShown(say("none"));
    expect(shown()).not.toContain(issue);
  });

  test("says that it is asking, and takes no second click", async () => {
    select(2);
    await open({ [ROUTE]: [SILENT] }, language);
    await untilShown("2");
    press(issue);
    await untilShown(say("asking"));
    expect([...document.body.querySelectorAll("s-button")].map(({ textContent }) => textContent)).not.toContain(issue);
  });

  test("says that it did not work, and tries again when told to", async () => {
    select(6);
    await open({ [ROUTE]: [answer({}, 502), answer(EACH)] }, language);
    press(issue);
    await untilShown(say("failed"));
    press(say("again"));
    await untilShown("#1001, #1006");
  });

  test("tells what came of each order, the ones it will issue first", async () => {
    select(6);
    const { calls } = await open({ [ROUTE]: [answer(EACH)] }, language);
    press(issue);
    await untilShown("#1001, #1006");
    const told = ["#1001, #1006", "#1002", "#1003", "#1004", "#1005"].map((names) => shown().indexOf(names));
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told).not.toContain(-1);
    expect(calls.map(({ body }) => body)).toEqual([{ orders: ["1", "2", "3", "4", "5", "6"] }]);
  });
});

test("counts in words", async () => {
  select(1);
  await open({ [ROUTE]: [answer(EACH)] });
  expect(shown()).toContain("1 siparişin faturası istenecek.");
  press("Fatura kes");
  await untilShown("2 siparişin faturası sıraya alındı");
  expect(shown()).toContain("1 siparişin faturası zaten var");
});

test("asks for no more than the server takes", async () => {
  select(251);
  await open({});
  await untilShown("Bir seferde en çok 250 sipariş seçebilirsiniz.");
  expect(document.body.querySelector("[slot=primary-action]")).toBeNull();
});
