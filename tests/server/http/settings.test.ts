import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FaultView, ShopSettings, ShopStatus } from "../../../server/http/contract.ts";
import { startTestApp, type TestApp } from "../../support/test-app.ts";
import { aShopFile, NILVERA_KEY, SHOP } from "../../support/test-shop.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const put = (path: string, body: unknown, language = "tr") =>
  app.api(path, { method: "PUT", body, headers: { "accept-language": language } });

const status = async () => (await (await app.api("/api/shop")).json()) as ShopStatus;

const EMPTY: ShopStatus = {
  domain: SHOP,
  isActive: false,
  hasStarted: false,
  hasProfile: false,
  integrator: null,
  environment: null,
  timeZone: "Europe/Istanbul",
};

test("a fresh shop has nothing set and is switched off", async () => {
  expect(await status()).toEqual(EMPTY);
});

test("each setting is kept and answered with the shop's state", async () => {
  expect(await (await put("/api/profile", aShopFile())).json()).toEqual({ ...EMPTY, hasProfile: true });
  const integrator = { kind: "nilvera", access: { apiKey: NILVERA_KEY } };
  expect(await (await put("/api/integrator", integrator)).json()).toMatchObject({ integrator: "nilvera" });
  expect(await (await put("/api/active", { active: true })).json()).toMatchObject({ isActive: true });
  expect(await status()).toEqual({
    ...EMPTY,
    hasProfile: true,
    integrator: "nilvera",
    environment: "live",
    isActive: true,
    hasStarted: true,
  });
  await put("/api/active", { active: false });
  expect(await status()).toMatchObject({ isActive: false, hasStarted: true });
});

test("a name in SHOP.json that no setting has is told in the answer", async () => {
  const answer = await (await put("/api/profile", aShopFile({ curency: "shop" }))).json();
  expect(answer).toMatchObject({ hasProfile: true, ignored: ["curency"] });
  await put("/api/profile", aShopFile());
});

describe("a profile with faults", () => {
  const { seller } = aShopFile() as { seller: Record<string, unknown> };

  test.each([
    ["no seller", { seller: undefined }, ["PROFILE_INVALID profile.seller"]],
    ["a wrong VKN", { seller: { ...seller, vkn: "1234567800" } }, ["PROFILE_INVALID profile.seller.vkn"]],
    ["neither VKN nor TCKN", { seller: { ...seller, vkn: undefined } }, ["PROFILE_INVALID profile.seller.vkn"]],
    ["a blank title", { seller: { ...seller, title: "  " } }, ["PROFILE_INVALID profile.seller.title"]],
    ["no tax office", { seller: { ...seller, taxOffice: undefined } }, ["PROFILE_INVALID profile.seller.taxOffice"]],
    ["a blank tax office", { seller: { ...seller, taxOffice: " " } }, ["PROFILE_INVALID profile.seller.taxOffice"]],
    ["one series for both", { series: { earchive: "EAR", einvoice: "EAR" } }, ["SERIES_INVALID profile.series"]],
    ["a series of two", { series: { earchive: "EA", einvoice: "EFT" } }, ["SERIES_INVALID profile.series"]],
    ["a website that is none", { website: "ornek" }, ["PROFILE_INVALID profile.website"]],
    ["a rate over 100", { tax: { default: 120 } }, ["PROFILE_INVALID profile.tax.default"]],
    [
      "several at once",
      { website: "ornek", tax: { default: "yirmi" }, notes: [""] },
      ["PROFILE_INVALID profile.website", "PROFILE_INVALID profile.tax.default", "PROFILE_INVALID profile.notes[0]"],
    ],
  ])("%s is answered with every fault and where it is, and nothing is kept", async (_, changes, expected) => {
    const response = await put("/api/profile", aShopFile(changes));
    expect(response.status).toBe(422);
    const { faults } = (await response.json()) as { faults: readonly FaultView[] };
    expect(faults.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
    expect(faults.every(({ what, fix }) => what !== "" && fix !== "")).toBe(true);
    expect(await status()).toEqual(EMPTY);
  });

  test("is told in the page's language", async () => {
    const told = async (language: string) => {
      const { faults } = (await (await put("/api/profile", {}, language)).json()) as { faults: readonly FaultView[] };
      return faults[0]?.what;
    };
    const [turkish, english] = [await told("tr"), await told("en-GB,en;q=0.9")];
    expect(turkish).not.toBe(english);
    expect(await told("de")).toBe(turkish);
  });

  test("does not replace a good one", async () => {
    await put("/api/profile", aShopFile());
    await put("/api/profile", {});
    expect(await status()).toMatchObject({ hasProfile: true });
  });
});

describe("a profile typed part by part", () => {
  const { seller, series, tax } = aShopFile() as Record<string, object>;
  const saved = async () => (await (await app.api("/api/settings")).json()) as ShopSettings;
  const told = async (part: object) => {
    const { faults } = (await (await put("/api/profile/part", { part })).json()) as { faults: readonly FaultView[] };
    return faults.map(({ path }) => path);
  };

  test("is kept as it comes, and counts only once it is whole", async () => {
    await put("/api/profile/part", { part: { seller } });
    expect(await saved()).toMatchObject({ profile: { seller }, hasProfile: false });
    await put("/api/profile/part", { part: { tax } });
    expect(await status()).toMatchObject({ hasProfile: false });
    await put("/api/profile/part", { part: { series } });
    expect(await saved()).toMatchObject({ profile: { seller, series, tax }, hasProfile: true });
  });

  test("hears of what is wrong in its parts, and nothing of what is still to come", async () => {
    expect(await told({ seller: { ...seller, vkn: "1234567800" } })).toEqual(["profile.seller.vkn"]);
    expect(await told({ seller: { ...seller, vkn: undefined } })).toEqual(["profile.seller.vkn"]);
    expect(await told({ seller: { ...seller, taxOffice: undefined } })).toEqual(["profile.seller.taxOffice"]);
    expect(await told({ seller, series: { earchive: "EAR", einvoice: "EAR" } })).toEqual(["profile.series"]);
    expect(await told({ tax: { default: "" } })).toEqual(["profile.tax.default"]);
    expect(await saved()).toMatchObject({ profile: null });
  });

  test("leaves what a colleague saved of the other parts meanwhile", async () => {
    await put("/api/profile", aShopFile({ series: { earchive: "AAA", einvoice: "BBB" } }));
    await put("/api/profile", aShopFile({ series: { earchive: "EAR", einvoice: "EFT" } }));
    await Promise.all([
      put("/api/profile/part", { part: { tax: { default: 10 } } }),
      put("/api/profile/part", { part: { notes: ["Teşekkürler"] } }),
    ]);
    expect((await saved()).profile).toMatchObject({
      series: { earchive: "EAR", einvoice: "EFT" },
      tax: { default: 10 },
      notes: ["Teşekkürler"],
    });
  });

  test("is not written over what a colleague made of the same part since it was read", async () => {
    await put("/api/profile", aShopFile({ notes: ["Önceki"] }));
    const seen = { notes: ["Önceki"] };
    expect((await put("/api/profile/part", { part: { notes: ["Meslektaş"] }, seen })).status).toBe(200);
    const late = await put("/api/profile/part", { part: { notes: ["Geç kalan"] }, seen });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ code: "SETTINGS_CHANGED_MEANWHILE" });
    expect((await saved()).profile).toMatchObject({ notes: ["Meslektaş"] });
    expect((await put("/api/profile/part", { part: { payeeIban: null }, seen: { payeeIban: null } })).status).toBe(200);
  });

  test("may take one of its parts away", async () => {
    await put("/api/profile", aShopFile({ website: "https://www.ornek.com.tr" }));
    await put("/api/profile/part", { part: { website: null } });
    expect((await saved()).profile).not.toHaveProperty("website");
  });

  test("never takes the place of a whole one", async () => {
    await put("/api/profile", aShopFile());
    expect(await told({ series: null })).toEqual(["profile.series"]);
    expect(await status()).toMatchObject({ hasProfile: true });
  });
});

test.each([
  ["/api/integrator", { kind: "nilvera" }],
  ["/api/integrator", { kind: "nilvera", access: { apiKey: "kisa" } }],
  ["/api/integrator", { kind: "baska", access: { apiKey: NILVERA_KEY } }],
  ["/api/integrator", { kind: "nilvera", access: { apiKey: NILVERA_KEY }, environment: "moon" }],
  ["/api/active", {}],
  ["/api/active", { active: "evet" }],
  ["/api/active", { active: true, startsAt: "yarın" }],
  // What a date field makes of a year typed in two digits: every order Shopify shows would be invoiced.
  ["/api/active", { active: true, startsAt: "0026-11-20" }],
  ["/api/active", { active: true, startsAt: "0026-11-20T00:00:00+03:00" }],
])("%s refuses %j and keeps nothing of it", async (path, body) => {
  const response = await put(path, body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "REQUEST_INVALID" });
  expect(await status()).toEqual(EMPTY);
});

test("no answer ever holds the integrator's key", async () => {
  const answer = await (await put("/api/integrator", { kind: "nilvera", access: { apiKey: NILVERA_KEY } })).text();
  expect(answer + JSON.stringify(await status())).not.toContain(NILVERA_KEY);
});

test("the trial stands first, needs no account, and is never live", async () => {
  const settings = async () => (await (await app.api("/api/settings")).json()) as ShopSettings;
  expect((await settings()).integrators[0]).toMatchObject({ kind: "sandbox", isTrial: true, accessFields: [] });
  await put("/api/profile", aShopFile());
  expect((await put("/api/integrator", { kind: "sandbox", access: {}, environment: "live" })).status).toBe(200);
  expect((await settings()).integrator).toEqual({ kind: "sandbox", environment: "test" });
  const another = { ...aShopFile(), seller: { ...(aShopFile()["seller"] as object), vkn: "9876543217" } };
  expect((await put("/api/profile", another)).status, "it is nobody's account in particular").toBe(200);
});

test("the settings page gets back what was saved, and what its lists offer", async () => {
  const settings = async () => (await (await app.api("/api/settings")).json()) as ShopSettings;
  expect(await settings()).toMatchObject({
    profile: null,
    hasProfile: false,
    integrator: null,
    isActive: false,
    startsAt: null,
  });
  const saved = aShopFile();
  await put("/api/profile", saved);
  await put("/api/integrator", { kind: "nilvera", access: { apiKey: NILVERA_KEY }, environment: "test" });
  await put("/api/active", { active: true, startsAt: "2026-11-20" });
  const { choices, integrators, trialGuide, ...rest } = await settings();
  expect(trialGuide?.words.map(({ id }) => id)).toContain("deneme:kontor-yok");
  expect(integrators).toContainEqual({
    kind: "nilvera",
    name: "Nilvera",
    isTrial: false,
    isLiveOnly: false,
    mailsBuyer: true,
    consentUrl: null,
    accessFields: [{ name: "apiKey", isSecret: true }],
  });
  expect(rest).toEqual({
    profile: JSON.parse(JSON.stringify(saved)),
    hasProfile: true,
    integrator: { kind: "nilvera", environment: "test" },
    isActive: true,
    startsAt: "2026-11-19T21:00:00.000Z",
  });
  expect(choices.vatRates).toEqual([20, 10, 1]);
  expect(choices.carriers.map(({ id }) => id)).toContain("yurtici");
  expect(choices.provinces).toHaveLength(81);
  expect(choices.provinces.slice(22, 27)).toEqual(["Çankırı", "Çorum", "Denizli", "Diyarbakır", "Düzce"]);
});
