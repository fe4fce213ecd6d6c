import { readConfig, startFault } from "../config.ts";
import { rotateKeys } from "../store/rotate-keys.ts";
import { createSecrets } from "../store/secrets.ts";
import { withWriter } from "./with-session.ts";

/** `npm run rotate-keys`: seals every stored secret with the first of ENCRYPTION_KEYS, so that the others may go. */
async function main(): Promise<void> {
  const config = readConfig();
  const secrets = createSecrets(config.ENCRYPTION_KEYS);
  const [{ id }, ...others] = config.ENCRYPTION_KEYS;
  const { resealed, current, unreadable } = await withWriter(config.DATABASE_URL, (session) =>
    rotateKeys(session, secrets),
  );
  if (resealed + current + unreadable.length === 0) return say("No secret is stored here yet.");
  say(`${resealed} sealed again with ${id}, ${current} were already.`);
  for (const shop of unreadable) say(`${shop}: sealed with a key that is not in ENCRYPTION_KEYS.`);
  if (unreadable.length > 0) process.exitCode = 1;
  else if (others.length > 0) say("The other keys may be taken out of ENCRYPTION_KEYS.");
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

main().catch((cause: unknown) => {
  const line = startFault(cause);
  if (line === undefined) throw cause;
  process.stderr.write(`${line}\n`);
  process.exit(1);
});
