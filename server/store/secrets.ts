import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** A key ring: the first key seals, all of them open, so that keys can be rotated. */
export type Secrets = {
  readonly seal: (text: string) => string;
  readonly open: (sealed: string) => string;
  /** Whether the ring's first key sealed it, by its name and by opening it. */
  readonly isCurrent: (sealed: string) => boolean;
};

export type SecretKey = { readonly id: string; readonly key: Buffer };

// A shortened tag would be easier to forge, and Node accepts one unless told its length.
const TAG_BYTES = 16;

/** What was sealed, or nothing where no key of the ring opens it. */
export function openedBy({ open }: Pick<Secrets, "open">, sealed: string): string | undefined {
  try {
    return open(sealed);
  } catch {
    return undefined;
  }
}

/** AES-256-GCM; the sealed form is `keyId.iv.tag.ciphertext` in base64url. Opening tampered text throws. */
export function createSecrets(keys: readonly [SecretKey, ...SecretKey[]]): Secrets {
  const [current] = keys;
  return {
    seal: (text) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", current.key, iv);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [current.id, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString("base64url"))].join(".");
    },
    isCurrent: (sealed) => sealed.startsWith(`${current.id}.`) && openedWith(current, sealed) !== undefined,
    // Whatever its name is now: a newer key may have been given the name of the one that sealed.
    open: (sealed) => {
      for (const key of keys) {
        const text = openedWith(key, sealed);
        if (text !== undefined) return text;
      }
      throw new Error("sealed text of an unknown key or form");
    },
  };
}

function openedWith({ key }: SecretKey, sealed: string): string | undefined {
  const [, ...parts] = sealed.split(".");
  const [iv, tag, body] = parts.map((part) => Buffer.from(part, "base64url"));
  if (!iv || !tag || !body) return undefined;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES }).setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
