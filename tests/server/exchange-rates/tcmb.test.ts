import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aBulletin, startTcmbStandIn, type TcmbStandIn } from "../../../demo/tcmb/stand-in.ts";
import { createTcmbRates } from "../../../server/exchange-rates/tcmb.ts";
import { day } from "../invoice/an-order.ts";

let tcmb: TcmbStandIn;

beforeEach(async () => {
  tcmb = await startTcmbStandIn();
});
afterEach(() => tcmb.close());

const rates = () => createTcmbRates({ baseUrl: tcmb.url, timeoutMs: 2000 });

test("takes the bulletin of the day before, from its dated file", async () => {
  const rate = await rates().rateBefore("USD", day("2025-11-20"));
  expect(rate).toEqual({ currency: "USD", rate: "42.2538", announcedOn: "2025-11-19" });
  expect(tcmb.asked).toEqual(["/kurlar/202511/19112025.xml"]);
});

test("goes back over a weekend, and over New Year", async () => {
  tcmb.answer("2026-01-01", 404);
  // Monday's rate is Friday's.
  expect(await rates().rateBefore("USD", day("2025-11-24"))).toMatchObject({ announcedOn: "2025-11-21" });
  expect(await rates().rateBefore("EUR", day("2026-01-02"))).toMatchObject({ announcedOn: "2025-12-31" });
});

test("goes back over the longest holiday, but not for ever", async () => {
  for (let back = 1; back <= 15; back += 1) tcmb.answer(`2026-05-${String(31 - back).padStart(2, "0")}`, 404);
  expect(await rates().rateBefore("USD", day("2026-05-31"))).toBeUndefined();
  tcmb.answer("2026-05-16", aBulletin("2026-05-16"));
  expect(await rates().rateBefore("USD", day("2026-05-31"))).toMatchObject({ announcedOn: "2026-05-16" });
});

test("has no rate for a currency the bulletin does not name, and asks no older one", async () => {
  expect(await rates().rateBefore("XPF", day("2025-11-20"))).toBeUndefined();
  expect(tcmb.asked).toHaveLength(1);
});

test("reads a bulletin once", async () => {
  const source = rates();
  await source.rateBefore("USD", day("2025-11-20"));
  await source.rateBefore("EUR", day("2025-11-20"));
  expect(tcmb.asked).toHaveLength(1);
});

test.each([500, 503, 429])("a %i is a failure to try again, never the day before", async (status) => {
  tcmb.answer("2025-11-19", status);
  const failure = { code: "EXCHANGE_RATES_UNREACHABLE", facts: { status } };
  await expect(rates().rateBefore("USD", day("2025-11-20"))).rejects.toMatchObject(failure);
  expect(tcmb.asked).toHaveLength(1);
});

test.each([
  ["a page in its place", "<html>Bakım çalışması</html>"],
  ["another day's bulletin", aBulletin("2025-11-18")],
  ["a body without end", `${aBulletin("2025-11-19")}${" ".repeat(300_000)}<`],
  ["a redirect", 302],
])("%s is an answer not understood", async (_, answer) => {
  tcmb.answer("2025-11-19", answer);
  const failure = { code: "EXCHANGE_RATES_ANSWER_INVALID" };
  await expect(rates().rateBefore("USD", day("2025-11-20"))).rejects.toMatchObject(failure);
});

test("nobody there, or nobody who answers, is a failure to try again", async () => {
  const silent = createServer(() => {}).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const waiting = createTcmbRates({ baseUrl: `http://127.0.0.1:${port}`, timeoutMs: 50 });
  const failure = { code: "EXCHANGE_RATES_UNREACHABLE" };
  await expect(waiting.rateBefore("USD", day("2025-11-20"))).rejects.toMatchObject(failure);
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
  await expect(waiting.rateBefore("USD", day("2025-11-20"))).rejects.toMatchObject(failure);
});
