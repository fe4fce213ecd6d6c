import { getExtension } from "@shopify/ui-extensions-tester";
import { createResult } from "@shopify/ui-extensions-tester/checkout";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { BuyerOrderView, ProposalAnswer, ProposalRefusal } from "../../server/http/ext/contract.ts";
import { answer, appServer, SILENT } from "./app-server.ts";
import { find, press, shown, type, untilShown } from "./page.ts";
import { LANGUAGES, sayer, speak } from "./speak.ts";

const NAME = "tax-id";
const search = { configSearchDir: `extensions/${NAME}` };
const checkout = getExtension("purchase.checkout.block.render", search);
const thankYou = getExtension("purchase.thank-you.block.render", search);
const orderStatus = getExtension("customer-account.order-status.block.render", search);

const ORDER = "GET /ext/buyer/orders/1042";
const SEND = "POST /ext/buyer/orders/1042/tax-data";
const COMPANY = { kind: "company", taxId: "1234567808", title: "Deniz Ltd. Şti.", taxOffice: "Kadıköy" };
const OPEN: BuyerOrderView = { invoice: null, isExpected: true, canPropose: true, wasProposed: false };
const NO_SETTINGS = { notice_url: "" };
const kept: ProposalAnswer = { outcome: "kept" };

type Language = (typeof LANGUAGES)[number];
type Answers = Parameters<typeof appServer>[0];

async function fillIn(language: Language = "tr") {
  const say = sayer(NAME, language);
  await untilShown(say("heading"));
  await type(say("companyNumber"), " 123 456 78 08");
  await type(say("title"), " Deniz Ltd. Şti. ");
  await type(say("taxOffice"), "Kadıköy");
  press(say("save"));
}

describe("on the thank-you page", () => {
  beforeEach(() => {
    thankYou.setUp();
    thankYou.shopify.settings.value = NO_SETTINGS;
    thankYou.shopify.orderConfirmation.value = {
      order: { id: "gid://shopify/OrderIdentity/1042" },
      number: "XPAV284CT",
      isFirstOrder: true,
    };
    thankYou.shopify.sessionToken.get = async () => "a-buyers-token";
  });
  afterEach(() => thankYou.tearDown());

  async function open(answers: Answers, language: Language = "tr") {
    const server = appServer(answers);
    thankYou.fetch = server.fetch;
    speak(thankYou.shopify, NAME, language);
    await thankYou.render();
    return server;
  }

  describe.each(LANGUAGES)("in %s", (language) => {
    const say = sayer(NAME, language);

    test("asks, and says that nothing has to be filled in, what for, and where to read more", async () => {
      await open({}, language);
      for (const key of ["about", "purpose", "notice", "einvoiceHint"]) expect(shown()).toContain(say(key));
      await type(say("kind"), "person");
      await untilShown(say("personNumber"));
      expect(shown()).not.toContain(say("taxOffice"));
    });

    test("waits while it is sent", async () => {
      await open({ [SEND]: [SILENT] }, language);
      await fillIn(language);
      await vi.waitFor(() => expect(find("s-button").hasAttribute("loading")).toBe(true));
    });

    test("says that the details were taken", async () => {
      await open({ [SEND]: [answer(kept)] }, language);
      await fillIn(language);
      await untilShown(say("sent.kept"));
      expect(document.body.querySelector("s-text-field")).toBeNull();
    });

    test.each([
      ["closed", answer({ outcome: "closed" } satisfies ProposalAnswer)],
      ["taken", answer({ outcome: "taken" } satisfies ProposalAnswer)],
      ["notYours", answer({}, 404)],
      ["failed", answer({}, 502)],
    ])("says why nothing came of it: %s", async (key, told) => {
      await open({ [SEND]: [told] }, language);
      await fillIn(language);
      await untilShown(say(`sent.${key}`));
    });
  });

  test("sends what was typed without what stands around it, with the confirmation number", async () => {
    const { calls } = await open({ [SEND]: [answer(kept)] });
    await fillIn();
    await untilShown("Fatura bilgileriniz alındı.");
    expect(calls).toHaveLength(1);
    expect(calls[0]?.body).toEqual({ ...COMPANY, confirmationNumber: "XPAV284CT" });
    expect(calls[0]?.headers.get("authorization")).toBe("Bearer a-buyers-token");
  });

  test("sends nothing of the company's for a person", async () => {
    const { calls } = await open({ [SEND]: [answer(kept)] });
    await type("VKN (şahıs şirketiyse TCKN)", "10000000146");
    await type("Şirket unvanı", "Deniz Ltd. Şti.");
    await type("Fatura kime kesilsin", "person");
    press("Kaydet");
    await untilShown("Fatura bilgileriniz alındı.");
    expect(calls[0]?.body).toMatchObject({ kind: "person", taxId: "10000000146", title: "", taxOffice: "" });
  });

  test("points at a mistyped number and a missing title, and sends nothing", async () => {
    const { calls } = await open({});
    await type("VKN (şahıs şirketiyse TCKN)", "1234567800");
    press("Kaydet");
    await untilShown("10 haneli VKN'yi ya da 11 haneli TCKN'yi denetleyip yeniden yazın.");
    expect(shown()).toContain("Şirketin unvanını yazın.");
    expect(calls).toEqual([]);
  });

  test("tells a person who leaves the TCKN empty that nobody has to give it", async () => {
    const { calls } = await open({});
    await type("Fatura kime kesilsin", "person");
    press("Kaydet");
    await untilShown("TCKN vermek zorunda değilsiniz");
    expect(calls).toEqual([]);
  });

  test("takes no company's number for a person", async () => {
    const { calls } = await open({});
    await type("VKN (şahıs şirketiyse TCKN)", "1234567808");
    await type("Fatura kime kesilsin", "person");
    press("Kaydet");
    await untilShown("11 haneli TCKN'yi denetleyip yeniden yazın.");
    expect(calls).toEqual([]);
  });

  test("points at the field the server refused", async () => {
    const refusal: ProposalRefusal = { faults: [{ code: "TAX_ID_CHECKSUM", path: "taxId" }] };
    await open({ [SEND]: [answer(refusal, 422)] });
    await fillIn();
    await untilShown("Numarayı denetleyip yeniden yazın.");
    expect(shown()).toContain("Bilgilerde düzeltilecek yer var.");
  });

  test.each([
    ["the merchant's own notice", "https://www.ornek.example/kvkk", "https://www.ornek.example/kvkk"],
    ["the shop's policy where there is none", "", "https://www.ornek.example/policies/privacy-policy"],
    ["the shop's policy where it is no address", "kvkk", "https://www.ornek.example/policies/privacy-policy"],
  ])("links to %s", async (_what, notice_url, address) => {
    thankYou.shopify.settings.value = { notice_url };
    thankYou.shopify.shop.storefrontUrl = "https://www.ornek.example";
    await open({});
    expect(find("s-link").getAttribute("href")).toBe(address);
  });
});

describe("on the order's page in the customer's account", () => {
  beforeEach(() => {
    orderStatus.setUp();
    orderStatus.shopify.settings.value = NO_SETTINGS;
    orderStatus.shopify.order.value = {
      id: "gid://shopify/Order/1042",
      name: "#1042",
      confirmationNumber: "XPAV284CT",
    };
  });
  afterEach(() => orderStatus.tearDown());

  async function open(answers: Answers, language: Language = "tr") {
    const server = appServer(answers);
    orderStatus.fetch = server.fetch;
    speak(orderStatus.shopify, NAME, language);
    await orderStatus.render();
    return server;
  }

  describe.each(LANGUAGES)("in %s", (language) => {
    const say = sayer(NAME, language);

    test("says that it is loading", async () => {
      await open({ [ORDER]: [SILENT] }, language);
      await untilShown(say("loading"));
    });

    test("asks while nothing is issued", async () => {
      await open({ [ORDER]: [answer(OPEN)] }, language);
      await untilShown(say("about"));
    });

    test("says that something was said before, and takes a correction", async () => {
      const { calls } = await open(
        { [ORDER]: [answer({ ...OPEN, wasProposed: true })], [SEND]: [answer(kept)] },
        language,
      );
      await untilShown(say("again"));
      await fillIn(language);
      await untilShown(say("sent.kept"));
      expect(calls[1]?.body).toMatchObject(COMPANY);
    });

    test.each([502, 409])("says that it could not be read, and tries again when told to (%i)", async (status) => {
      await open({ [ORDER]: [answer({ code: "SHOP_NOT_CONNECTED" }, status), answer(OPEN)] }, language);
      await untilShown(say("unread"));
      press(say("tryAgain"));
      await untilShown(say("about"));
    });
  });

  test.each(LANGUAGES)("shows nothing once there is nothing left to say, in %s", async (language) => {
    const { calls } = await open({ [ORDER]: [answer({ ...OPEN, canPropose: false })] }, language);
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    await vi.waitFor(() => expect(shown()).toBe(""));
  });

  test("asks a guest, too, whose order cannot be read", async () => {
    await open({ [ORDER]: [answer({}, 404)] });
    await untilShown("Fatura bilgileri");
  });

  test("shows nothing before Shopify has made the order", async () => {
    orderStatus.shopify.order.value = undefined;
    const { calls } = await open({});
    expect(shown()).toBe("");
    expect(calls).toEqual([]);
  });
});

describe("at checkout", () => {
  beforeEach(() => {
    checkout.setUp();
    checkout.shopify.settings.value = NO_SETTINGS;
  });
  afterEach(() => checkout.tearDown());

  test.each(LANGUAGES)("keeps the details on the cart, in %s", async (language) => {
    const change = vi.fn(async () => createResult("applyMetafieldChange"));
    checkout.shopify.applyMetafieldChange = change;
    speak(checkout.shopify, NAME, language);
    await checkout.render();
    await fillIn(language);
    await untilShown(sayer(NAME, language)("sent.kept"));
    expect(change).toHaveBeenCalledWith({
      type: "updateCartMetafield",
      metafield: { namespace: "$app", key: "tax_id", type: "json", value: JSON.stringify(COMPANY) },
    });
  });

  test.each(LANGUAGES)("asks, with what for and where to read more, in %s", async (language) => {
    speak(checkout.shopify, NAME, language);
    await checkout.render();
    for (const key of ["heading", "about", "purpose", "notice"]) expect(shown()).toContain(sayer(NAME, language)(key));
  });

  test.each(LANGUAGES)("waits while the cart takes them, in %s", async (language) => {
    checkout.shopify.applyMetafieldChange = () => new Promise(() => {});
    speak(checkout.shopify, NAME, language);
    await checkout.render();
    await fillIn(language);
    await vi.waitFor(() => expect(find("s-button").hasAttribute("loading")).toBe(true));
  });

  test("says so, too, when Shopify throws instead of answering, and takes another try", async () => {
    checkout.shopify.applyMetafieldChange = () => Promise.reject(new Error("gone"));
    speak(checkout.shopify, NAME, "tr");
    await checkout.render();
    await fillIn();
    await untilShown("Kaydedilemedi.");
    checkout.shopify.applyMetafieldChange = async () => createResult("applyMetafieldChange");
    press("Kaydet");
    await untilShown("Fatura bilgileriniz alındı.");
  });

  test.each(LANGUAGES)("says when the cart did not take them, in %s", async (language) => {
    const refused = createResult("applyMetafieldChange", { type: "error", message: "no" });
    checkout.shopify.applyMetafieldChange = async () => refused;
    speak(checkout.shopify, NAME, language);
    await checkout.render();
    await fillIn(language);
    await untilShown(sayer(NAME, language)("sent.failed"));
    expect(shown()).toContain(sayer(NAME, language)("heading"));
  });
});
