import { randomBytes } from "node:crypto";
import { DEMO_PROFILE } from "../../demo/shop-profile.ts";
import { type ShopId, shopId } from "../../server/invoice/ids.ts";
import { openPostgresStorage } from "../../server/store/postgres-storage.ts";
import { createSecrets } from "../../server/store/secrets.ts";
import { shopTokenStore } from "../../server/store/shop-tokens.ts";
import { openSqliteStorage } from "../../server/store/sqlite-storage.ts";
import { WANTED_SCOPES } from "../../server/shopify/scopes.ts";
import { DEAD_KEY, LIVING_KEY } from "./keys.ts";

const KEY = { id: "bench", key: randomBytes(32) };
export const ENCRYPTION_KEYS = `${KEY.id}:${KEY.key.toString("base64")}`;

export const shopNamed = (index: number): ShopId => shopId(`magaza-${index}.myshopify.com`);

export type BenchStorage = Awaited<ReturnType<typeof openStorage>>;

/** The app's own stores on the database it works on, from another process. */
export async function openStorage(url: string) {
  const kit = { now: () => new Date(), secrets: createSecrets([KEY]) };
  const listener = { orderChanged: () => {}, jobWoken: () => {} };
  const storage = url.startsWith("postgres:")
    ? await openPostgresStorage({ url, connections: 4, onTrouble: () => {} }, { kit, listener })
    : openSqliteStorage(url, { kit, listener });
  return { ...storage, tokens: shopTokenStore(storage, kit) };
}

/** Shops set up and switched on, of as many companies; the integrator of the dead ones never answers. */
export async function setUpShops(
  storage: BenchStorage,
  shops: number,
  isDead: (index: number) => boolean,
): Promise<void> {
  const inAnHour = new Date(Date.now() + 3_600_000);
  const inAMonth = new Date(Date.now() + 30 * 24 * 3_600_000);
  for (let index = 0; index < shops; index += 1) {
    const shop = shopNamed(index);
    await storage.tokens.write(shop, {
      accessToken: `shpat_${index}`,
      accessTokenExpiresAt: inAnHour,
      refreshToken: `shprt_${index}`,
      refreshTokenExpiresAt: inAMonth,
      scopes: WANTED_SCOPES.join(","),
    });
    await storage.unitOfWork(shop, async ({ settings }) => {
      await settings.saveProfile(DEMO_PROFILE);
      const apiKey = isDead(index) ? DEAD_KEY : LIVING_KEY;
      await settings.saveIntegrator({ kind: "nilvera", access: { apiKey }, environment: "live" });
      await settings.setStart(new Date("2020-01-01T00:00:00Z"));
      await settings.setActive(true);
    });
  }
}
