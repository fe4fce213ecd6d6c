import { expect, onTestFinished, test } from "vitest";
import { databaseFor, ENGINES } from "../../support/engines.ts";
import { startReadyApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

const AN_HOUR = 3600;
const ORDERS = 30;

test.each(ENGINES)(
  "thirty orders after an hour's rest cost one refresh, one more when its answer is lost, and get an invoice each, on %s",
  async (engine) => {
    const app = await startReadyApp({ databaseUrl: await databaseFor(engine) });
    onTestFinished(() => app.close());
    /** Asking the app for the orders would be a visit, which brings tokens too: not before they were refreshed. */
    const sellUntil = async (refreshes: number): Promise<void> => {
      const paid = await Promise.all(Array.from({ length: ORDERS }, () => app.paid()));
      await until(`refresh ${refreshes}`, () => (app.shopify.requests.refresh >= refreshes ? true : undefined));
      for (const id of paid) await app.issued(id);
      expect(app.shopify.requests.refresh).toBe(refreshes);
    };

    app.pass(AN_HOUR);
    await sellUntil(1);

    app.shopify.faults.token.push("answer-lost");
    app.pass(AN_HOUR);
    // Whoever got no answer comes back after a rest.
    const rests = setInterval(() => app.pass(5), 500);
    onTestFinished(() => clearInterval(rests));
    await sellUntil(3);
    expect(app.nilvera.documents()).toHaveLength(2 * ORDERS);
  },
  120_000,
);
