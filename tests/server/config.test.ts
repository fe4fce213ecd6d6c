import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ConfigError, isPostgres, readConfig } from "../../server/config.ts";
import { testEnvironment } from "../support/test-shop.ts";

const message = (changes: NodeJS.ProcessEnv): string => {
  try {
    readConfig(testEnvironment(changes));
    return "accepted";
  } catch (error) {
    return error instanceof ConfigError ? error.message : "another error";
  }
};

const key = (bytes = 32): string => randomBytes(bytes).toString("base64");

describe("a wrong value", () => {
  test.each([
    ["PORT", "seksen"],
    ["PORT", "70000"],
    ["PORT", "80.5"],
    ["APP_URL", "ornek-adres"],
    ["APP_URL", "http://fatura.ornek.example"],
    ["APP_URL", "https://ornek.example/fatura"],
    ["APP_URL", "https://gizli:parola@ornek.example"],
    ["LOG_LEVEL", "bagir"],
    ["WORKER_CONCURRENCY", "0"],
    ["WORKER_CONCURRENCY", "cok"],
    ["WORKER_PER_SHOP", "99999"],
    ["LOOK_UP_GRACE_SECONDS", "-17"],
    ["ENCRYPTION_KEYS", "gizli-anahtar"],
    ["ENCRYPTION_KEYS", `k1:${key(16)}`],
    ["ENCRYPTION_KEYS", `k1:${key()},k2:${key(31)}`],
    ["ENCRYPTION_KEYS", `:${key()}`],
    ["DATABASE_URL", "postgres://kullanici:gizli-parola@sunucu.example:no-port/otofatura"],
    ["DATABASE_URL", "PostgreSQL://kullanici:gizli-parola@sunucu.example"],
    ["DATABASE_URL", " postgres:gizli-parola"],
    ["DATABASE_URL", '"mysql://kullanici:gizli-parola@sunucu.example"'],
    ["DATABASE_URL", "file:gizli-yer.db"],
    ["SHOPIFY_STAND_IN_URL", "http://ornek.example:3000"],
    ["INTEGRATOR_STAND_INS", "nilvera=https://api.nilvera.example"],
    ["INTEGRATOR_STAND_INS", "nilvera=http://127.0.0.1.ornek.example"],
    ["INTEGRATOR_STAND_INS", "a=http://127.0.0.1:1,nilvera=http://127.0.0.1@ornek.example"],
    ["APP_BRIDGE_URL", "http://192.168.1.17/app-bridge.js"],
    ["INTEGRATOR_STAND_INS", "gizli-anahtar"],
    ["APP_BRIDGE_URL", "//ornek.example"],
    ["PARTNER_ORGANIZATION_ID", "gizli-firma"],
    ["PARTNER_API_TOKEN", "gizli anahtar"],
  ])("of %s names itself in one line and is not repeated: %s", (name, value) => {
    const line = message({ [name]: value });
    expect(line).toMatch(new RegExp(`^Configuration: ${name}: .*See \\.env\\.example\\.$`));
    expect(line).not.toContain(value);
    for (const secret of value.split(/[:,]/).filter((part) => part.length > 8)) expect(line).not.toContain(secret);
    expect(line).not.toContain("\n");
  });

  test.each(["APP_URL", "SHOPIFY_API_KEY", "SHOPIFY_API_SECRET", "ENCRYPTION_KEYS"])(
    "%s may be neither missing nor empty",
    (name) => {
      expect(message({ [name]: undefined })).toContain(`${name}: `);
      expect(message({ [name]: "" })).toContain(`${name}: `);
    },
  );

  test("does not hide another: all are named at once, and no right one is", () => {
    const line = message({ PORT: "seksen", SHOPIFY_API_SECRET: "", LOG_LEVEL: "bagir" });
    expect(line.match(/PORT|SHOPIFY_API_SECRET|LOG_LEVEL|APP_URL|ENCRYPTION_KEYS/g)).toEqual([
      "PORT",
      "SHOPIFY_API_SECRET",
      "LOG_LEVEL",
    ]);
  });
});

test.each([
  ["PARTNER_ORGANIZATION_ID", "1234567", "PARTNER_API_TOKEN"],
  ["PARTNER_API_TOKEN", "partner-token", "PARTNER_ORGANIZATION_ID"],
])("%s alone is half of the publisher's account", (name, value, missing) => {
  expect(message({ [name]: value })).toContain(`${missing}: `);
});

describe("stand-ins", () => {
  const seams = ["SHOPIFY_STAND_IN_URL", "INTEGRATOR_STAND_INS", "TCMB_BASE_URL", "APP_BRIDGE_URL"] as const;
  const written = (name: string, url: string) => (name === "INTEGRATOR_STAND_INS" ? `nilvera=${url}` : url);

  test.each(seams)("%s is refused in production", (name) => {
    const line = message({ NODE_ENV: "production", [name]: written(name, "http://127.0.0.1:4000") });
    expect(line).toBe(`Configuration: ${name}: is not allowed in production. See .env.example.`);
  });

  test.each(seams)("%s may be any loopback address elsewhere, and empty anywhere", (name) => {
    for (const url of ["http://127.0.0.1:4000", "http://localhost:4000", "http://[::1]:4000"]) {
      const read = readConfig(testEnvironment({ [name]: written(name, url) }))[name];
      expect(read instanceof Map ? read.get("nilvera") : read).toBe(url);
    }
    expect(readConfig(testEnvironment({ NODE_ENV: "production", [name]: "" }))[name]).toBeUndefined();
  });
});

describe("what is not said", () => {
  test("has a default that is safe", () => {
    const { PORT: _, LOG_LEVEL: __, ...rest } = testEnvironment();
    expect(readConfig(rest)).toMatchObject({
      PORT: 3000,
      DATABASE_URL: "data/otofatura.db",
      LOG_LEVEL: "info",
      WORKER_CONCURRENCY: 64,
      WORKER_PER_SHOP: 4,
      LOOK_UP_GRACE_SECONDS: 120,
    });
  });

  test.each([
    ["LOOK_UP_GRACE_SECONDS", 120],
    ["PORT", 3000],
  ] as const)("or said empty, as in a copied .env file, is the default: %s", (name, expected) => {
    expect(readConfig(testEnvironment({ [name]: "" }))[name]).toBe(expected);
  });
});

test.each(["data/otofatura.db", "/var/lib/otofatura/app.db", "./a:b.db", "C:\\otofatura\\app.db"])(
  "the database is a file: %s",
  (path) => {
    expect(readConfig(testEnvironment({ DATABASE_URL: path })).DATABASE_URL).toBe(path);
  },
);

test.each(["postgres://kullanici:parola@sunucu.example:5432/otofatura", "postgresql://sunucu.example/otofatura"])(
  "the database is a PostgreSQL: %s",
  (url) => {
    expect(readConfig(testEnvironment({ DATABASE_URL: url })).DATABASE_URL).toBe(url);
    expect(isPostgres(url)).toBe(true);
  },
);

test("a database that is neither a file nor a PostgreSQL is told what it may be", () => {
  expect(message({ DATABASE_URL: "mysql://sunucu.example/otofatura" })).toBe(
    "Configuration: DATABASE_URL: must be a file path or an address (postgres://user:password@host/database). See .env.example.",
  );
});

test("the first encryption key seals, and all of them are kept in order", () => {
  const [first, second] = [key(), key()];
  const { ENCRYPTION_KEYS } = readConfig(testEnvironment({ ENCRYPTION_KEYS: `2026:${first}, 2025:${second}` }));
  expect(ENCRYPTION_KEYS.map(({ id, key }) => [id, key.toString("base64")])).toEqual([
    ["2026", first],
    ["2025", second],
  ]);
});

test("two encryption keys of the same name are refused: only one of them could ever open anything", () => {
  expect(message({ ENCRYPTION_KEYS: `k1:${key()},k1:${key()}` })).toContain("ENCRYPTION_KEYS: ");
});

test("an unknown variable is nobody's business", () => {
  expect(message({ HOME: "/root", SOMETHING_ELSE: "1" })).toBe("accepted");
});
