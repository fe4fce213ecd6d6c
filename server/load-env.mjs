import { existsSync } from "node:fs";

// What is written here names buyers: the database, its backups.
process.umask(0o077);
// For `npm start` and `npm run migrate` only: tests and the demo must not depend on what lies beside them.
if (existsSync(".env")) process.loadEnvFile(".env");
