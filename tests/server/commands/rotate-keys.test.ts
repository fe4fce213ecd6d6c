import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
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
