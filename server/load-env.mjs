import { existsSync } from "node:fs";

// For `npm start` and `npm run migrate` only: tests and the demo must not depend on what lies beside them.
if (existsSync(".env")) process.loadEnvFile(".env");
