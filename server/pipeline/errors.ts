export type ErrorDefinition = {
  readonly status: number;
  readonly retryable: boolean;
  /** Who can mend it: the merchant in the admin page, us, or nobody but time. */
  readonly actor: "merchant" | "operator" | "nobody";
};

/** The only place an error code is born; docs/errors.md is tested against it. */
export const ERRORS = {
  SESSION_INVALID: { status: 401, retryable: false, actor: "nobody" },
  REQUEST_INVALID: { status: 400, retryable: false, actor: "nobody" },
  NOT_FOUND: { status: 404, retryable: false, actor: "nobody" },
  TOO_MANY_REQUESTS: { status: 429, retryable: true, actor: "nobody" },
  BODY_TOO_LARGE: { status: 413, retryable: false, actor: "nobody" },
  SHOP_NOT_CONNECTED: { status: 409, retryable: true, actor: "merchant" },
  SHOP_NOT_SET_UP: { status: 409, retryable: true, actor: "merchant" },
  SETTINGS_CHANGED_MEANWHILE: { status: 409, retryable: false, actor: "merchant" },
  ORDER_CHANGED_MEANWHILE: { status: 409, retryable: false, actor: "merchant" },
  SHOPIFY_UNREACHABLE: { status: 502, retryable: true, actor: "nobody" },
  SHOPIFY_THROTTLED: { status: 503, retryable: true, actor: "nobody" },
  SHOPIFY_TOKEN_REJECTED: { status: 409, retryable: true, actor: "merchant" },
  SHOPIFY_ACCESS_DENIED: { status: 409, retryable: true, actor: "merchant" },
  SHOPIFY_ANSWER_INVALID: { status: 502, retryable: true, actor: "operator" },
  INTEGRATOR_UNREACHABLE: { status: 502, retryable: true, actor: "nobody" },
  INTEGRATOR_BUSY: { status: 503, retryable: true, actor: "nobody" },
  INTEGRATOR_ANSWER_INVALID: { status: 502, retryable: true, actor: "operator" },
  SUBMISSION_UNKNOWN: { status: 409, retryable: true, actor: "nobody" },
  INTEGRATOR_IN_USE: { status: 409, retryable: false, actor: "merchant" },
  INTEGRATOR_CONFIG: { status: 409, retryable: true, actor: "merchant" },
  ACCOUNT_OF_ANOTHER: { status: 409, retryable: false, actor: "merchant" },
  EXCHANGE_RATES_UNREACHABLE: { status: 502, retryable: true, actor: "nobody" },
  EXCHANGE_RATES_ANSWER_INVALID: { status: 502, retryable: true, actor: "operator" },
  INVOICE_NOT_ISSUED: { status: 409, retryable: false, actor: "nobody" },
  CANCEL_AT_GIB: { status: 409, retryable: false, actor: "merchant" },
  CANCEL_BY_BUYER: { status: 409, retryable: false, actor: "merchant" },
  CANCEL_AT_CUSTOMS: { status: 409, retryable: false, actor: "merchant" },
  CANCEL_TOO_LATE: { status: 409, retryable: false, actor: "merchant" },
  CANCEL_ELSEWHERE: { status: 409, retryable: false, actor: "merchant" },
  CANCEL_NOT_OFFERED: { status: 409, retryable: false, actor: "merchant" },
  UNDO_NOTHING: { status: 409, retryable: false, actor: "nobody" },
  UNDO_TOO_LATE: { status: 409, retryable: false, actor: "merchant" },
  UNDO_NOT_OFFERED: { status: 409, retryable: false, actor: "merchant" },
  CANCELLATION_UNKNOWN: { status: 409, retryable: true, actor: "nobody" },
  MAIL_NOT_OFFERED: { status: 409, retryable: false, actor: "merchant" },
  DOCUMENT_NOT_READY: { status: 409, retryable: true, actor: "nobody" },
  SERIES_AHEAD_OF_CLOCK: { status: 500, retryable: true, actor: "operator" },
  NUMBERS_TO_COME: { status: 409, retryable: false, actor: "merchant" },
  NUMBER_GIVEN_TWICE: { status: 409, retryable: true, actor: "merchant" },
  DATABASE_AWAY: { status: 503, retryable: true, actor: "operator" },
  DATABASE_IN_USE: { status: 500, retryable: false, actor: "operator" },
  INTERNAL: { status: 500, retryable: true, actor: "operator" },
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof ERRORS;

/** A failed operation. `facts` may hold counts, codes and times; never a name, an address, a tax number or a secret. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, options: { cause?: unknown; facts?: Record<string, string | number> } = {}) {
    super(code, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.facts = options.facts ?? {};
  }
}

/** The first code an error or one of its causes carries. */
export function errorCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  if ("code" in cause && typeof cause.code === "string") return cause.code;
  const below = cause instanceof AggregateError ? cause.errors.map(errorCode) : [];
  return below.find(Boolean) ?? errorCode(cause.cause);
}

/** The driver gives no code to a connection that ended, or did not come about in time. */
const BROKEN_OFF =
  /^(Connection terminated|Client has encountered a connection error|timeout e(xceeded|xpired)|Query read timeout)/u;
const isBrokenOff = (cause: unknown): boolean =>
  cause instanceof Error && (BROKEN_OFF.test(cause.message) || isBrokenOff(cause.cause));

/**
 * The system's, PostgreSQL's or SQLite's code when a database could not be reached, refused us or takes no writes; its message
 * is not repeated, because it may name more than it should. `undefined` for anything else.
 */
export function databaseFault(cause: unknown): string | undefined {
  const code = errorCode(cause);
  if (code === undefined) return isBrokenOff(cause) ? "BROKEN_OFF" : undefined;
  const isNetwork = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENETUNREACH|EPIPE)/.test(code);
  // Class 08: connection, 28: login, 3D: no such database, 42501: no right, 53: too many connections or a full disk,
  // 57: shutting down, 58: its disk, 25006: no writes, 55P03: locked for too long, XX001 and XX002: damaged.
  const isServer = /^(08|28|3D|53|57|58)\w{3}$|^(42501|25006|55P03|XX00[12])$/.test(code);
  const isFile = /^(SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|CORRUPT|NOTADB)|FILE_REPLACED$)/.test(code);
  return isNetwork || isServer || isFile ? code : undefined;
}

/** What an operation that ended so is told as. */
export function codeOf(cause: unknown): ErrorCode {
  if (cause instanceof AppError) return cause.code;
  return databaseFault(cause) === undefined ? "INTERNAL" : "DATABASE_AWAY";
}

const MOST_FRAMES = 7;

/** Where it was thrown. Not the message, which may have several lines and quote what was to be stored. */
export const stackFrames = (cause: unknown): string | undefined =>
  cause instanceof Error ? cause.stack?.split("\n").filter(isFrame).slice(0, MOST_FRAMES).join("|") : undefined;

const isFrame = (line: string): boolean => /^\s+at /.test(line);
