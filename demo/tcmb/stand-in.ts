import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type TcmbStandIn = {
  readonly url: string;
  /** The paths asked for so far. */
  readonly asked: readonly string[];
  /** Answers the day's file from now on; a number is a bare HTTP status. */
  readonly answer: (day: string, answer: string | number) => void;
  readonly close: () => Promise<void>;
};

/**
 * The central bank's dated rate files. Without a word about a day, business days have a bulletin and Saturdays and Sundays
 * have none, as there.
 */
export async function startTcmbStandIn(): Promise<TcmbStandIn> {
  const asked: string[] = [];
  const answers = new Map<string, string | number>();
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const day = dayOf(path);
    const answer = day === undefined ? 404 : (answers.get(day) ?? usual(day));
    if (typeof answer === "number") return response.writeHead(answer).end("<html></html>");
    return response.writeHead(200, { "content-type": "application/xml" }).end(answer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: (day, answer) => void answers.set(day, answer),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** "/kurlar/202511/19112025.xml" → "2025-11-19" */
function dayOf(path: string): string | undefined {
  const [, folder, date, month, year] = /^\/kurlar\/(\d{6})\/(\d{2})(\d{2})(\d{4})\.xml$/.exec(path) ?? [];
  return folder !== undefined && folder === `${year}${month}` ? `${year}-${month}-${date}` : undefined;
}

function usual(day: string): string | number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? 404 : aBulletin(day);
}

export type Quote = { readonly code: string; readonly unit?: number; readonly forexBuying: string };

const QUOTES: readonly Quote[] = [
  { code: "USD", forexBuying: "42.2538" },
  { code: "EUR", forexBuying: "48.9512" },
  { code: "GBP", forexBuying: "55.3071" },
  { code: "JPY", unit: 100, forexBuying: "27.1234" },
];

/** A bulletin in the shape of the central bank's. */
export function aBulletin(day: string, quotes: readonly Quote[] = QUOTES): string {
  const [year, month, date] = day.split("-");
  const currencies = quotes.map(
    ({ code, unit = 1, forexBuying }, index) =>
      `<Currency CrossOrder="${index}" Kod="${code}" CurrencyCode="${code}"><Unit>${unit}</Unit><Isim>${code}</Isim>` +
      `<CurrencyName>${code}</CurrencyName><ForexBuying>${forexBuying}</ForexBuying><ForexSelling></ForexSelling>` +
      `<BanknoteBuying></BanknoteBuying><BanknoteSelling></BanknoteSelling><CrossRateUSD/><CrossRateOther/></Currency>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="isokur.xsl"?>
<Tarih_Date Tarih="${date}.${month}.${year}" Date="${month}/${date}/${year}" Bulten_No="${year}/1">
${currencies.join("\n")}
</Tarih_Date>`;
}
