/**
 * The system's or PostgreSQL's code when a database could not be reached or refused us; its message is not repeated, because
 * it may name more than it should. `undefined` for anything else.
 */
export function databaseFault(cause: unknown): string | undefined {
  const code = errorCode(cause) ?? "";
  const isNetwork = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENETUNREACH|EPIPE)/.test(code);
  // Class 08: connection, 28: login, 3D: no such database, 42501: no right, 53: too many connections, 57: shutting down.
  const isServer = /^(08|28|3D|53|57)\w{3}$|^42501$/.test(code);
  return isNetwork || isServer ? code : undefined;
}

/** The first code an error or one of its causes carries. */
export function errorCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  if ("code" in cause && typeof cause.code === "string") return cause.code;
  const below = cause instanceof AggregateError ? cause.errors.map(errorCode) : [];
  return below.find(Boolean) ?? errorCode(cause.cause);
}
