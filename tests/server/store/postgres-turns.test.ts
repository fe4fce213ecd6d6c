import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { receiveWebhook } from "../../../server/pipeline/receive/receive-webhook.ts";
import { postgresStore } from "../../support/engines.ts";
import { aSummary, orderId, OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";
import { anInvoice, ettn } from "../integrators/an-invoice.ts";

const ID = orderId(1001);
const LIVE = { kind: "nilvera", environment: "live" } as const;

async function twoProcesses() {
  const first = await postgresStore();
  return { first, second: await postgresStore({ url: first.url, clock: first.clock }) };
}

test("what a unit of work read is still so when it writes, though another process works on the shop meanwhile", async () => {
  const { first, second } = await twoProcesses();
  const invoiceOnce = ({ unitOfWork }: typeof first, meanwhile: () => Promise<void>) =>
    unitOfWork(OUR_SHOP, async ({ invoices }) => {
      if (await invoices.findLatest(ID)) return false;
      await meanwhile();
      await invoices.insert(ID, anInvoice({ ettn: ettn(randomUUID()) }), LIVE);
      return true;
    });
  let isOtherDone = false;
  let other: Promise<boolean> = Promise.resolve(false);
  const startOther = async () => {
    other = invoiceOnce(second, async () => {}).finally(() => {
      isOtherDone = true;
    });
    await until("the other waits, or did not have to", async () => isOtherDone || (await someoneWaits(first)));
  };
  expect(await invoiceOnce(first, startOther)).toBe(true);
  expect(await other).toBe(false);
});

/** Whether a transaction waits for another's turn to end. */
const someoneWaits = async ({ pool }: Awaited<ReturnType<typeof postgresStore>>): Promise<boolean> => {
  const waits = "select 1 from pg_locks where locktype = 'advisory' and not granted";
  const here = "database = (select oid from pg_database where datname = current_database())";
  return (await pool.query(`${waits} and ${here}`)).rows.length > 0;
};

test("a shop's unit of work does not wait for another shop's", async () => {
  const { first, second } = await twoProcesses();
  const gate = Promise.withResolvers<void>();
  const ours = first.unitOfWork(OUR_SHOP, () => gate.promise);
  await second.unitOfWork(THEIR_SHOP, ({ orders }) => orders.save(aSummary()));
  await first.unitOfWork(THEIR_SHOP, ({ orders }) => orders.move(ID, "wait"));
  gate.resolve();
  await ours;
});

test("two shops that meet over the same rows in opposite order both come through", async () => {
  const { first, second } = await twoProcesses();
  // A number is the seller's in whichever shop: the second to write it waits for the first.
  const numbered = (number: string) => anInvoice({ ettn: ettn(randomUUID()), number });
  const meeting = Promise.withResolvers<void>();
  let here = 0;
  const meet = async () => {
    here += 1;
    if (here >= 2) meeting.resolve();
    await meeting.promise;
  };
  const crossing = (numbers: readonly [string, string], { unitOfWork }: typeof first, shop: typeof OUR_SHOP) =>
    unitOfWork(shop, async ({ invoices }) => {
      await invoices.insert(orderId(1), numbered(numbers[0]), LIVE);
      await meet();
      await invoices.insert(orderId(2), numbered(numbers[1]), LIVE);
    });
  const outcomes = await Promise.allSettled([
    crossing(["EAR2026000000001", "EAR2026000000002"], first, OUR_SHOP),
    crossing(["EAR2026000000002", "EAR2026000000001"], second, THEIR_SHOP),
  ]);
  // One of them is refused by its number once the other is in; neither is left with half of its work.
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const [ours, theirs] = await Promise.all(
    [OUR_SHOP, THEIR_SHOP].map((shop) => first.read(shop).invoices.findLatest(orderId(1))),
  );
  expect([ours, theirs].filter(Boolean)).toHaveLength(1);
});

test("a delivery is stored while an order of the shop is being changed, once over all processes", async () => {
  const { first, second } = await twoProcesses();
  const gate = Promise.withResolvers<void>();
  const changing = first.unitOfWork(OUR_SHOP, () => gate.promise);
  const delivery = { webhookId: randomUUID(), topic: "orders/paid", orderId: ID, bodyHash: "", triggeredAt: "" };
  const isNew = await Promise.all([first, second].map((process) => receiveWebhook(process)(OUR_SHOP, delivery)));
  expect(isNew.filter(Boolean)).toHaveLength(1);
  gate.resolve();
  await changing;
});

test("a change made in one process is heard in the others", async () => {
  const { first, second } = await twoProcesses();
  await first.unitOfWork(OUR_SHOP, ({ orders }) => orders.save(aSummary()));
  await until("it is heard", () => second.changes.length > 0);
  expect(second.changes).toEqual([{ shop: OUR_SHOP, orderId: ID, state: "waiting" }]);
});

test("a role that does not own the engine's function starts all the same", async () => {
  const { pool, url } = await postgresStore();
  const role = `clerk_${randomUUID().slice(0, 8)}`;
  await pool.query("alter function graphile_worker.add_jobs(graphile_worker.job_spec[], boolean) reset all");
  await pool.query(`create role ${role} login bypassrls;
    grant all on schema public, drizzle, graphile_worker to ${role};
    grant all on all tables in schema public, drizzle, graphile_worker to ${role};
    grant all on all sequences in schema public, drizzle, graphile_worker to ${role}`);
  const asClerk = new URL(url);
  asClerk.username = role;
  await pool.query("alter database " + asClerk.pathname.slice(1) + ` owner to ${role}`);
  const { unitOfWork, read } = await postgresStore({ url: asClerk.href });
  await unitOfWork(OUR_SHOP, async ({ orders, jobs }) => {
    await orders.save(aSummary());
    await jobs.wake(ID);
  });
  expect((await read(OUR_SHOP).orders.find(ID))?.state).toBe("waiting");
});

test("adding a job is not planned anew for each, nor after the engine was brought up to date", async () => {
  const { pool, url } = await postgresStore();
  const settings = async () => {
    const { rows } = await pool.query("select proconfig from pg_proc where proname = 'add_jobs'");
    return rows;
  };
  const planned = [{ proconfig: ["plan_cache_mode=force_generic_plan", "enable_seqscan=off"] }];
  expect(await settings()).toEqual(planned);
  await pool.query("alter function graphile_worker.add_jobs(graphile_worker.job_spec[], boolean) reset all");
  await postgresStore({ url });
  expect(await settings()).toEqual(planned);
});

test("a buyer's name may hold what PostgreSQL cannot store", async () => {
  const { first } = await twoProcesses();
  await first.unitOfWork(OUR_SHOP, async ({ orders }) => {
    await orders.save(aSummary({ buyer: "Ay\u0000şe \ud83d" }));
    await orders.setProblem(ID, { code: "INTERNAL", facts: { text: "\u0000 \ud83d" } });
  });
  const order = await first.read(OUR_SHOP).orders.find(ID);
  expect(order?.buyer).toBe("Ay\ufffdşe \ufffd");
  expect(order?.problem?.facts).toEqual({ text: "\u0000 \ud83d" });
});
