import { beforeEach, describe, expect, test } from "vitest";
import type { Order } from "../../../../server/invoice/order.ts";
import { AppError } from "../../../../server/pipeline/errors.ts";
import { advanceOrder } from "../../../../server/pipeline/advance-order.ts";
import { mailingNow } from "../../../../server/pipeline/mail/may-mail.ts";
import { invoiceToUblBytes } from "../../../../server/ubl/invoice-document.ts";
import { anOrder } from "../../invoice/an-order.ts";
import { ENGINES } from "../../../support/engines.ts";
import { readyPipeline, WITH_TCKN } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";

const ADDRESS = "elif@example.com";
const DAY = 86_400;
const REGISTERED = { registered: true, aliases: ["urn:mail:defaultpk@alici.example"] } as const;

const REFUSED_KEY = async (): Promise<never> => {
  throw new AppError("INTEGRATOR_CONFIG", { facts: { status: 401, providerCode: "401" } });
};

async function mailingShop(engine?: (typeof ENGINES)[number]) {
  const app = await readyPipeline(engine);
  await app.settle({ mailsBuyer: true });
  return app;
}

test.each(ENGINES)(
  "on %s an issued invoice is mailed to its buyer once, after its originals are kept",
  async (engine) => {
    const app = await mailingShop(engine);
    app.script.file = undefined;
    await app.run();
    expect([(await app.found())?.state, app.mailedTo]).toEqual(["issued", []]);
    app.script.file = new Uint8Array([1]);
    app.clock.pass(60);
    for (const _again of [1, 2, 3]) {
      await app.run();
      app.clock.pass(3600);
    }
    expect(app.mailedTo).toEqual([ADDRESS]);
    expect(await app.invoice()).toMatchObject({ mailing: { state: "sent", sentAt: expect.any(String) } });
    expect((await app.story()).filter((kind) => kind.startsWith("mail"))).toEqual(["mailed"]);
    expect(await app.found()).toMatchObject({ state: "issued", faults: [], problem: undefined });
  },
);

describe("a shop that mails", () => {
  let app: Awaited<ReturnType<typeof mailingShop>>;

  beforeEach(async () => {
    app = await mailingShop();
  });

  const mailing = async () => (await app.invoice())?.mailing;
  const codes = async () => (await app.found())?.faults.map(({ code }) => code);

  test("gets its mail though the originals do not come for more than a day", async () => {
    app.script.file = undefined;
    await app.run();
    app.clock.pass(DAY - 60);
    await app.run();
    expect(app.mailedTo).toEqual([]);
    app.clock.pass(120);
    await app.run();
    await app.run();
    expect(app.mailedTo).toEqual([ADDRESS]);
  });

  test("is told what the integrator refuses, and nothing is tried again before a person asks", async () => {
    app.script.mail = async () => ({ kind: "refused", provider: { code: "422", text: "Adres geçersiz" } });
    await app.run();
    app.clock.pass(DAY);
    await app.run();
    expect(app.mailedTo).toHaveLength(1);
    expect((await app.found())?.faults).toEqual([
      { code: "MAIL_REFUSED", path: "buyer.email", facts: { code: "422", text: "Adres geçersiz" } },
    ]);
    app.script.mail = async () => ({ kind: "done" });
    await app.askMail();
    expect(await codes()).toEqual([]);
    await app.run();
    expect([await mailing(), app.mailedTo.length]).toEqual([expect.objectContaining({ state: "sent" }), 2]);
    expect((await app.story()).filter((kind) => kind.startsWith("mail"))).toEqual([
      "mail-refused",
      "mail-asked",
      "mailed",
    ]);
  });

  test("is told of an answer that did not come, and the buyer is not mailed again by itself", async () => {
    app.script.mail = async () => ({ kind: "unknown" });
    await app.run();
    for (const _day of [1, 2]) {
      app.clock.pass(DAY);
      await app.run();
    }
    expect([app.mailedTo.length, await codes()]).toEqual([1, ["MAIL_UNANSWERED"]]);
    await app.settleCorrection();
    app.clock.pass(DAY);
    await app.run();
    expect([app.mailedTo.length, await codes()]).toEqual([1, []]);
  });

  test.each([
    ["a mail module that is not bought", "3013", "Mail modülünüz aktif değil"],
    ["a right the key lacks", "403", ""],
    ["a mail package that ran out", "402", ""],
  ])("is told of %s: no other order rests for it", async (_, code, text) => {
    app.script.mail = async () => ({ kind: "refused", provider: { code, text } });
    await app.run();
    expect((await app.found())?.faults).toEqual([{ code: "MAIL_REFUSED", path: "buyer.email", facts: { code, text } }]);
    expect(await app.read(OUR_SHOP).settings.hold()).toBeUndefined();
  });

  test("mails once the account is mended that was refused, key and all", async () => {
    app.script.mail = REFUSED_KEY;
    await app.run();
    expect([await mailing(), await codes()]).toEqual([{ state: "due", attempts: 0 }, []]);
    expect((await app.found())?.problem?.code).toBe("INTEGRATOR_CONFIG");
    app.script.mail = async () => ({ kind: "done" });
    app.clock.pass(3600);
    await app.run();
    expect([await mailing(), (await app.found())?.problem]).toEqual([
      expect.objectContaining({ state: "sent" }),
      undefined,
    ]);
  });

  test("ends what rested for a refused key where its mail is the first thing that is answered", async () => {
    app.script.mail = REFUSED_KEY;
    await app.run();
    expect(await app.read(OUR_SHOP).settings.hold()).toBeDefined();
    app.script.mail = async () => ({ kind: "done" });
    app.clock.pass(3600);
    await app.run();
    expect(await app.read(OUR_SHOP).settings.hold()).toBeUndefined();
  });

  test("has an open page told that the buyer was mailed", async () => {
    let toldBefore = 0;
    app.script.mail = async () => {
      toldBefore = app.changes.length;
      return { kind: "done" };
    };
    await app.run();
    expect(app.mailedTo).toEqual([ADDRESS]);
    expect(app.changes.slice(toldBefore)).toContainEqual({ shop: OUR_SHOP, orderId: anOrder().id, state: "issued" });
  });

  test("waits as long as the integrator asks, and tells a person where that never ends", async () => {
    app.script.mail = async () => ({ kind: "retry", afterSeconds: 90 });
    expect(await app.run()).toEqual({ kind: "snooze", seconds: 90 });
    expect(await mailing()).toEqual({ state: "due", attempts: 1 });
    for (let tries = 0; tries < 30; tries += 1) {
      app.clock.pass(90);
      await app.run();
    }
    expect([app.mailedTo.length, await codes()]).toEqual([12, ["MAIL_REFUSED"]]);
  });

  test("mails nothing of a document that may be another's", async () => {
    app.script.file = (invoice) => Uint8Array.from(invoiceToUblBytes({ ...invoice, number: "XXX2026000000009" }));
    await app.run();
    app.clock.pass(2 * DAY);
    await app.run();
    await app.run();
    expect([app.mailedTo, await codes()]).toEqual([[], ["ORIGINAL_OF_ANOTHER"]]);
    await expect(app.askMail()).resolves.toBeUndefined();
  });

  test("mails nothing of a sale that came to nothing meanwhile", async () => {
    app.script.mail = async () => ({ kind: "retry", afterSeconds: 120 });
    await app.run();
    app.script.mail = async () => ({ kind: "done" });
    await app.askCancellation("cancel");
    app.clock.pass(120);
    await app.run();
    app.clock.pass(DAY);
    await app.run();
    expect([(await app.found())?.state, app.mailedTo.length]).toEqual(["cancelled", 1]);
  });

  test.each<[string, Partial<Order>]>([
    ["has no address", { email: undefined }],
    ["has an empty one", { email: " " }],
  ])("mails nobody where the order %s", async (_, changes) => {
    app.change(changes);
    await app.run();
    expect([(await app.found())?.state, app.mailedTo, await mailing()]).toEqual(["issued", [], undefined]);
    await expect(app.askMail()).rejects.toMatchObject({ code: "MAIL_NOT_OFFERED" });
  });

  test("mails no e-Fatura: it reaches its buyer's mailbox through GİB", async () => {
    app.change(WITH_TCKN);
    app.script.registry = REGISTERED;
    await app.run();
    expect([(await app.invoice())?.invoice.profileId, app.mailedTo, await mailing()]).toEqual([
      "TEMELFATURA",
      [],
      undefined,
    ]);
  });

  test("has nothing due at an integrator that mails nobody, and its page says nothing of mail", async () => {
    const integratorFor: typeof app.ports.integratorFor = (...of) => {
      const integrator = app.ports.integratorFor(...of);
      Reflect.deleteProperty(integrator, "sendMail");
      return integrator;
    };
    app.script.file = undefined;
    const run = () => advanceOrder({ ...app.ports, integratorFor })(OUR_SHOP, anOrder().id);
    await run();
    await run();
    const [order, record] = [await app.found(), await app.invoice()];
    expect([order?.state, record?.mailing]).toEqual(["issued", undefined]);
    if (!order || !record) throw new Error("nothing was issued");
    const settings = await app.read(OUR_SHOP).settings.get();
    expect(mailingNow(integratorFor, OUR_SHOP, { order, record, settings })).toBeUndefined();
  });

  test("mails nobody from a test account", async () => {
    await app.connect("test");
    await app.run();
    expect([(await app.found())?.state, app.mailedTo]).toEqual(["issued", []]);
    await expect(app.askMail()).rejects.toMatchObject({ code: "MAIL_NOT_OFFERED" });
  });
});

test.each(ENGINES)(
  "on %s a shop that mails nobody has one invoice mailed, and mailed again, where a person asks",
  async (engine) => {
    const app = await readyPipeline(engine);
    await expect(app.askMail()).rejects.toMatchObject({ code: "NOT_FOUND" });
    app.script.outcome = { kind: "retry", afterSeconds: 5 };
    await app.run();
    await expect(app.askMail()).rejects.toMatchObject({ code: "INVOICE_NOT_ISSUED" });
    app.script.outcome = { kind: "accepted", number: undefined };
    app.clock.pass(10);
    await app.run();
    app.clock.pass(DAY);
    await app.run();
    expect(app.mailedTo).toEqual([]);
    await app.settle({ mailsBuyer: true });
    await app.run();
    expect(app.mailedTo).toEqual([]);
    await app.askMail();
    await app.askMail();
    await app.run();
    expect(app.mailedTo).toEqual([ADDRESS]);
    await app.askMail();
    await app.run();
    expect(app.mailedTo).toEqual([ADDRESS, ADDRESS]);
  },
);

class Died extends Error {}

test("a process that dies at any instant mails nobody twice, and leaves none of them unsaid", async () => {
  const ends = new Set<string>();
  for (let dieAt = 1, isWhole = false; !isWhole; dieAt += 1) {
    const app = await mailingShop();
    let edges = 0;
    app.script.edge = () => {
      edges += 1;
      if (edges === dieAt) throw new Died();
    };
    isWhole = await app.run().then(
      () => true,
      (cause: unknown) => !(cause instanceof Died),
    );
    app.script.edge = () => {};
    for (let hour = 0; hour < 4; hour += 1) {
      app.clock.pass(120);
      await app.run();
    }
    const [order, record] = [await app.found(), await app.invoice()];
    const faults = order?.faults.map(({ code }) => code) ?? [];
    ends.add(`${record?.mailing?.state} ${faults.join()} ${app.mailedTo.length}`);
    expect([order?.id, order?.state], `died at ${dieAt}`).toEqual([anOrder().id, "issued"]);
  }
  expect(ends).toEqual(new Set(["sent  1", "unanswered MAIL_UNANSWERED 0", "unanswered MAIL_UNANSWERED 1"]));
});
