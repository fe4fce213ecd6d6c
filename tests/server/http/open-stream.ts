import type { ChangeLine } from "../../../server/http/contract.ts";
import { tokenOf } from "../../support/test-shop.ts";
import { until } from "../../support/until.ts";

/** A shop's open change feed and the lines that came so far. */
export async function openStream(appUrl: string, shop: string) {
  const leave = new AbortController();
  const response = await fetch(new URL("/api/events", appUrl), {
    headers: { authorization: `Bearer ${tokenOf(shop)}` },
    signal: leave.signal,
  });
  const lines: ChangeLine[] = [];
  const reading = (async () => {
    let rest = "";
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = (rest + chunk).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts.map((line) => JSON.parse(line) as ChangeLine));
    }
  })();
  await until("the first ping", () => lines.length > 0);
  return {
    response,
    lines,
    close: async () => {
      leave.abort();
      await reading.catch(() => {});
    },
  };
}
