import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createSecrets, type SecretKey } from "../../../server/store/secrets.ts";
import { shopTokenStore } from "../../../server/store/shop-tokens.ts";
import { OUR_SHOP, temporaryStore, THEIR_SHOP } from "../../support/temporary-store.ts";

const aKey = (id: string): SecretKey => ({ id, key: randomBytes(32) });

describe("a sealed text", () => {
  test("opens to what was sealed, whatever it holds", () => {
    const { seal, open } = createSecrets([aKey("k1")]);
    for (const text of ["", "nilvera-key", "ışık ğüş 🔑", "a.b.c", "x".repeat(10_000)])
      expect(open(seal(text))).toBe(text);
  });

  test("looks different each time and shows nothing of its content", () => {
    const { seal } = createSecrets([aKey("k1")]);
    const [first, second] = [seal("nilvera-key"), seal("nilvera-key")];
    expect(first).not.toBe(second);
    expect(first).toMatch(/^k1\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(Buffer.from(first.split(".").at(-1) ?? "", "base64url").toString()).not.toContain("nilvera");
  });

  test("does not open once any part of it was changed", () => {
    const { seal, open } = createSecrets([aKey("k1")]);
    const parts = seal("nilvera-key").split(".");
    for (const index of [1, 2, 3]) {
      const bytes = Buffer.from(parts[index] ?? "", "base64url");
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      const tampered = parts.with(index, bytes.toString("base64url")).join(".");
      expect(() => open(tampered)).toThrow();
    }
  });

  test("does not open with its tag cut short", () => {
    const { seal, open } = createSecrets([aKey("k1")]);
    const parts = seal("nilvera-key").split(".");
    for (const length of [4, 8, 12]) {
      const tag = Buffer.from(parts[2] ?? "", "base64url")
        .subarray(0, length)
        .toString("base64url");
      expect(() => open(parts.with(2, tag).join("."))).toThrow();
    }
  });

  test("opens with an old key after a rotation, and new ones are sealed with the new key", () => {
    const [old, current] = [aKey("2025"), aKey("2026")];
    const sealed = createSecrets([old]).seal("nilvera-key");
    const rotated = createSecrets([current, old]);
    expect(rotated.open(sealed)).toBe("nilvera-key");
    expect(rotated.seal("nilvera-key")).toMatch(/^2026\./);
  });

  test("does not open without its key, nor with another key of the same name", () => {
    const sealed = createSecrets([aKey("k1")]).seal("nilvera-key");
    expect(() => createSecrets([aKey("k2")]).open(sealed)).toThrow("unknown key");
    expect(() => createSecrets([aKey("k1")]).open(sealed)).toThrow();
    expect(() => createSecrets([aKey("k1")]).open("nonsense")).toThrow();
  });
});

const TOKENS = {
  accessToken: "shpat_0123456789abcdef",
  accessTokenExpiresAt: new Date("2026-11-20T10:00:00Z"),
  refreshToken: "shprt_fedcba9876543210",
  refreshTokenExpiresAt: new Date("2027-02-18T10:00:00Z"),
  scopes: "read_orders",
};

test("no key and no token can be read in the database's files", async () => {
  const { transact, reading, kit, unitOfWork, read, path } = temporaryStore();
  const tokens = shopTokenStore({ transact, reading }, kit);
  const integrator = { kind: "nilvera", access: { apiKey: "nilvera-key-in-clear" }, environment: "live" } as const;
  await tokens.write(OUR_SHOP, TOKENS);
  await unitOfWork(OUR_SHOP, ({ settings }) => settings.saveIntegrator(integrator));
  const files = [path, `${path}-wal`].map((file) => readFileSync(file).toString("latin1"));
  expect(files.some((content) => content.includes(OUR_SHOP))).toBe(true);
  for (const content of files) {
    expect(content).not.toMatch(/nilvera-key-in-clear|shpat_0123|shprt_fedc/);
  }
  expect(await tokens.read(OUR_SHOP)).toEqual(TOKENS);
  expect((await read(OUR_SHOP).settings.get()).integrator).toEqual(integrator);
});

test("tokens and settings are a shop's own and do not overwrite each other", async () => {
  const { transact, reading, kit, unitOfWork, read } = temporaryStore();
  const tokens = shopTokenStore({ transact, reading }, kit);
  await unitOfWork(OUR_SHOP, async ({ settings }) => {
    await settings.setActive(true);
    await settings.setStart(new Date("2026-11-01T00:00:00Z"));
  });
  await tokens.write(OUR_SHOP, TOKENS);
  await tokens.write(OUR_SHOP, { ...TOKENS, accessToken: "shpat_second" });
  expect((await tokens.read(OUR_SHOP))?.accessToken).toBe("shpat_second");
  expect(await read(OUR_SHOP).settings.get()).toMatchObject({
    isActive: true,
    startsAt: new Date("2026-11-01T00:00:00Z"),
  });
  expect(await tokens.read(THEIR_SHOP)).toBeUndefined();
  expect(await read(THEIR_SHOP).settings.get()).toMatchObject({ isActive: false, integrator: undefined });
});
