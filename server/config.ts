import { existsSync } from "node:fs";
import { z } from "zod";
import { AppError, databaseFault } from "./pipeline/errors.ts";
import { fileFault, serverWords } from "./store/database-fault.ts";
import { TablesTooNew } from "./store/schema-state.ts";
import type { SecretKey } from "./store/secrets.ts";
import { StrayWal } from "./store/stray-wal.ts";

const BASE64 = /^[\w+/-]+={0,2}$/;

/** `k1:<base64 of 32 bytes>`, several separated by commas; the first seals, all of them open. */
const encryptionKeys = z.string().transform((text, context): [SecretKey, ...SecretKey[]] => {
  const keys = text.split(",").map((entry) => {
    const [id = "", key = ""] = entry.trim().split(":");
    // Node reads base64 up to the first character that is none, whatever comes after it.
    return { id, key: BASE64.test(key) ? Buffer.from(key, "base64") : Buffer.alloc(0) };
  });
  const [first, ...rest] = keys;
  const hasDistinctIds = new Set(keys.map(({ id }) => id)).size === keys.length;
  const areWellFormed = keys.every(({ id, key }) => /^[A-Za-z0-9_-]+$/.test(id) && key.length === 32);
  if (first && hasDistinctIds && areWellFormed) return [first, ...rest];
  context.addIssue({
    code: "custom",
    message: "must be id:base64 of 32 bytes, e.g. k1: and what `openssl rand -base64 32` prints",
  });
  return z.NEVER;
});

/** Where calls go instead of the real host, on this machine only: a stand-in must never see a real shop's data. */
const standIn = z.string().refine(isLoopback, "must be a loopback address").optional();

/** The same for integrators: `kind=address`, several separated by commas. */
const standIns = z
  .string()
  .transform((text) => new Map(text.split(",").map((entry) => parts(entry.trim()))))
  .refine(
    (entries) => [...entries].every(([kind, url]) => kind !== "" && isLoopback(url)),
    "must be kind=loopback address",
  )
  .optional();

/** Whether the database is a PostgreSQL and not a file. */
export const isPostgres = (databaseUrl: string): boolean => /^postgres(ql)?:\/\//.test(databaseUrl);

/** Any other address read as a path would make a folder of that name, password and all. */
const database = z
  .string()
  .refine(isDatabase, "must be a file path or an address (postgres://user:password@host/database)");

/** A line such as `PORT=` in an .env file means "not set". */
const orAbsent = <T extends z.ZodType>(type: T) => z.preprocess((value) => (value === "" ? undefined : value), type);

const shape = z
  .object({
    NODE_ENV: z.string().optional(),
    PORT: orAbsent(z.coerce.number().int().min(0).max(65_535).default(3000)),
    APP_URL: z.string().refine(isOrigin, "must be https and end with the host, such as https://fatura.example.com"),
    PROXY_HOPS: orAbsent(z.coerce.number().int().min(0).max(5).default(1)),
    SHOPIFY_API_KEY: z.string().min(1),
    SHOPIFY_API_SECRET: z.string().min(1),
    SHOPIFY_API_SECRET_PREVIOUS: orAbsent(z.string().optional()),
    PARTNER_ORGANIZATION_ID: orAbsent(
      z.string().regex(/^\d+$/, "must be the number in the dashboard's address").optional(),
    ),
    // What no header can carry would end, whole, in an error's message.
    PARTNER_API_TOKEN: orAbsent(
      z
        .string()
        .regex(/^[\x21-\x7e]+$/, "must be printable characters")
        .optional(),
    ),
    DATABASE_URL: orAbsent(database.default("data/otofatura.db")),
    DATABASE_CONNECTIONS: orAbsent(z.coerce.number().int().min(2).max(200).default(10)),
    ENCRYPTION_KEYS: encryptionKeys,
    LOG_LEVEL: orAbsent(z.enum(["debug", "info", "warn", "error", "silent"]).default("info")),
    WORKER_CONCURRENCY: orAbsent(z.coerce.number().int().min(1).max(200).default(64)),
    WORKER_PER_SHOP: orAbsent(z.coerce.number().int().min(1).max(50).default(4)),
    LOOK_UP_GRACE_SECONDS: orAbsent(z.coerce.number().min(0).default(120)),
    GIB_PACKAGE_DIR: orAbsent(z.string().refine(existsSync, "must be a folder that is there").optional()),
    SHOPIFY_STAND_IN_URL: orAbsent(standIn),
    INTEGRATOR_STAND_INS: orAbsent(standIns),
    TCMB_BASE_URL: orAbsent(standIn),
    APP_BRIDGE_URL: orAbsent(standIn),
  })
  .superRefine((env, context) => {
    if ((env.PARTNER_ORGANIZATION_ID === undefined) !== (env.PARTNER_API_TOKEN === undefined)) {
      const [missing, given] =
        env.PARTNER_API_TOKEN === undefined
          ? (["PARTNER_API_TOKEN", "PARTNER_ORGANIZATION_ID"] as const)
          : (["PARTNER_ORGANIZATION_ID", "PARTNER_API_TOKEN"] as const);
      context.addIssue({ code: "custom", path: [missing], message: `goes with ${given}` });
    }
    for (const name of ["SHOPIFY_STAND_IN_URL", "INTEGRATOR_STAND_INS", "TCMB_BASE_URL", "APP_BRIDGE_URL"] as const) {
      if (env.NODE_ENV !== "production" || env[name] === undefined) continue;
      context.addIssue({ code: "custom", path: [name], message: "is not allowed in production" });
    }
  });

export type Config = z.infer<typeof shape>;

/** Reads the environment once. A wrong value names itself in one line (its content is never repeated: it may be a secret). */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = shape.safeParse(environment);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => {
    const name = path.join(".");
    const given = environment[name];
    return `${name}: ${given === undefined ? "is missing" : given === "" ? "is empty" : message}`;
  });
  throw new ConfigError(`Configuration: ${problems.join("; ")}. See .env.example.`);
}

function isDatabase(text: string): boolean {
  return isPostgres(text) ? URL.canParse(text) : !/^\s*[a-z][a-z\d+.-]+:|:\/\//i.test(text);
}

/** Before and after the first "=". */
function parts(entry: string): readonly [string, string] {
  const [kind = "", ...rest] = entry.split("=");
  return [kind, rest.join("=")];
}

/** Shopify opens the app over https only, and our own links begin right behind the host. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin, href } = new URL(text);
  return (protocol === "https:" || (protocol === "http:" && isLoopback(text))) && href === `${origin}/`;
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}

/** `undefined` where a shop's plan is asked of the shop. */
export const partnerOf = ({ PARTNER_ORGANIZATION_ID: organizationId, PARTNER_API_TOKEN: token }: Config) =>
  organizationId === undefined || token === undefined ? undefined : { organizationId, token };

export class ConfigError extends Error {}

/** One line for whoever started it, when the reason is outside the program; `undefined` when it is a bug. */
export function startFault(cause: unknown): string | undefined {
  if (cause instanceof ConfigError) return cause.message;
  if (cause instanceof AppError && cause.code === "DATABASE_IN_USE") {
    return "DATABASE_IN_USE: another Otofatura process works on this database file. Stop it first.";
  }
  if (cause instanceof TablesTooNew) {
    return "The database's tables are of a newer version than this program. Start the newer version again, or restore a backup made before it.";
  }
  if (cause instanceof StrayWal) {
    return `${cause.path} belongs to another database than the one beside it, and would be written over it. After a restore, move it away, and the -shm beside it.`;
  }
  const file = fileFault(cause);
  if (file !== undefined) return `The database file cannot be used: ${file}. Check DATABASE_URL.`;
  const server = databaseFault(cause);
  return server && `The database cannot be used: ${serverWords(server)} (${server}). Check DATABASE_URL.`;
}
