import type { Pool } from "pg";
import { expect, test } from "vitest";
import { ChangeNews } from "../../../server/store/change-news.ts";
import { orderId, OUR_SHOP } from "../../support/temporary-store.ts";

const news = (n: number, state: "queued" | "issued") => ({ shop: OUR_SHOP, orderId: orderId(n), state });

function tellingTo(answer: () => Promise<unknown>) {
  const told: (readonly unknown[])[] = [];
  const troubles: unknown[] = [];
  const query = async (_text: string, [, payloads]: [string, readonly string[]]) => {
    await answer();
    told.push(payloads.map((payload): unknown => JSON.parse(payload)));
  };
  const options = { channel: "orders", onTrouble: (cause: unknown) => void troubles.push(cause) };
  return { teller: new ChangeNews({ query } as unknown as Pool, options), told, troubles };
}

test("of an order that changed twice where it stands now is told, together with the others", async () => {
  const { teller, told } = tellingTo(async () => {});
  teller.tell(news(1, "queued"));
  teller.tell(news(2, "queued"));
  teller.tell(news(1, "issued"));
  await teller.settled();
  expect(told).toEqual([[news(1, "issued"), news(2, "queued")]]);
});

test("an app that stops has told everything, also what came while it told", async () => {
  let isFirst = true;
  const { teller, told } = tellingTo(async () => {
    if (isFirst) teller.tell(news(2, "issued"));
    isFirst = false;
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
  teller.tell(news(1, "issued"));
  await teller.settled();
  expect(told).toEqual([[news(1, "issued")], [news(2, "issued")]]);
});

test("news that cannot be told are reported, and the next ones are told", async () => {
  let isAway = true;
  const { teller, told, troubles } = tellingTo(async () => {
    if (isAway) throw new Error("no database");
  });
  teller.tell(news(1, "issued"));
  await teller.settled();
  expect(troubles).toHaveLength(1);
  isAway = false;
  teller.tell(news(2, "issued"));
  await teller.settled();
  expect(told).toEqual([[news(2, "issued")]]);
});
