import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { rotateKeys } from "../../../server/store/rotate-keys.ts";
import { createSecrets } from "../../../server/store/secrets.ts";
import { shopTokenStore } from "../../../server/store/shop-tokens.ts";
import { runNode } from "../../support/child-process.ts";
import { ENGINES, type EngineName, postgresStore } from "../../support/engines.ts";
import { OUR_SHOP, temporaryStore } from "../../support/temporary-store.ts";
import { testEnvironment } from "../../support/test-shop.ts";

const aKey = (id: string) => ({ id, key: randomBytes(32) });
const printed = (...keys: readonly ReturnType<typeof aKey>[]) =>
  keys.map(({ id, key }) => `${id}:${key.toString("base64")}`).join(",");

/** A shop whose tokens are sealed with this key. */
async function aShopSealedWith(key: ReturnType<typeof aKey>, engine: EngineName) {
  const store = engine === "sqlite" ? temporaryStore() : await postgresStore();
  const read = (secrets: ReturnType<typeof createSecrets>) => shopTokenStore(store, { ...store.kit, secrets });
  const tokens = {
    accessToken: "shpat_1",
    accessTokenExpiresAt: new Date(1),
    refreshToken: "shprt_1",
    refreshTokenExpiresAt: new Date(2),
    scopes: "",
  };
  await read(createSecrets([key])).write(OUR_SHOP, tokens);
  const url = "url" in store ? store.url : store.path;
  const rotate = (ring: string) =>
    runNode(["server/commands/rotate-keys.ts"], testEnvironment({ DATABASE_URL: url, ENCRYPTION_KEYS: ring }));
  return { rotate, tokens, opensWith: (one: typeof key) => read(createSecrets([one])).read(OUR_SHOP) };
}

test.each(ENGINES)(
  "what an old key sealed opens with the new one alone, on %s; a lost key is told and nothing is touched",
  async (engine) => {
    const [old, next, stranger] = [aKey("k1"), aKey("k2"), aKey("k3")];
    const { rotate, tokens, opensWith } = await aShopSealedWith(old, engine);
    const lost = await rotate(printed(stranger));
    expect(lost).toMatchObject({ code: 1, stdout: expect.stringContaining(`${OUR_SHOP}: sealed with a key`) });
    expect(await opensWith(old)).toEqual(tokens);

    const rotated = await rotate(printed(next, old));
    expect(rotated).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("1 sealed again with k2, 0 were already"),
    });
    expect(await opensWith(next)).toEqual(tokens);
    await expect(opensWith(old)).rejects.toThrow("SHOPIFY_TOKEN_REJECTED");
    expect((await rotate(printed(next))).stdout).toContain("0 sealed again with k2, 1 were already");
  },
  30_000,
);

test.each(ENGINES)(
  "a new key under the old one's name loses nothing, on %s: what the old one sealed is told, or sealed again where it is still there",
  async (engine) => {
    const [old, next] = [aKey("k1"), aKey("k1")];
    const { rotate, tokens, opensWith } = await aShopSealedWith(old, engine);
    const alone = await rotate(printed(next));
    expect(alone).toMatchObject({ code: 1, stdout: expect.stringContaining(`${OUR_SHOP}: sealed with a key`) });
    expect(alone.stdout).not.toContain("may be taken out");

    const renamed = await rotate(printed(next, { ...old, id: "k0" }));
    expect(renamed).toMatchObject({ code: 0, stdout: expect.stringContaining("1 sealed again with k1, 0 were") });
    expect(await opensWith(next)).toEqual(tokens);
  },
  30_000,
);

test("a secret that a process not yet restarted seals with the old key meanwhile is sealed again, too", async () => {
  const store = temporaryStore();
  const [old, next] = [aKey("k1"), aKey("k2")];
  const [before, ring] = [createSecrets([old]), createSecrets([next, old])];
  const renewedBeside = (text: string) =>
    store.database.writer.prepare("update shops set tokens = ?").run(before.seal(text));
  await store.unitOfWork(OUR_SHOP, ({ settings }) => settings.setActive(true));
  renewedBeside("first");
  let seals = 0;
  const seal = (text: string) => {
    seals += 1;
    if (seals === 1) renewedBeside("second");
    return ring.seal(text);
  };
  const { resealed } = await rotateKeys(store.database.write, { ...ring, seal });
  expect(resealed).toBe(1);
  const sealed = store.database.writer.prepare<[], string>("select tokens from shops").pluck().get() ?? "";
  expect(createSecrets([next]).open(sealed)).toBe("second");
});
