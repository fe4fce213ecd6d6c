import { createHmac } from "node:crypto";
import { type Ettn, toEttn } from "../../invoice/ids.ts";
import type { PlannedDocument } from "../ports/document-key.ts";

/**
 * Names documents that are still to be made: the same document always gets the same name, and nobody without `secret` can tell
 * it beforehand. So an app put back to an older copy of its data names an order's invoice as before, and the integrator, which
 * has it, takes no second one.
 */
export const ettnsBy =
  (secret: string) =>
  ({ shop, orderId, account: { kind, environment }, nth }: PlannedDocument): Ettn => {
    const name = JSON.stringify(["ettn", shop, orderId, kind, environment, nth]);
    const hex = createHmac("sha256", secret).update(name).digest("hex");
    // As a random UUID is written: version 4, variant 10.
    const variant = "89ab".charAt(Number.parseInt(hex.charAt(16), 16) % 4);
    const text = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    const ettn = toEttn(text);
    if (!ettn) throw new Error("not a UUID");
    return ettn;
  };

/** The next name of an order's documents that none of those it has bears. */
export function nextEttn(
  newEttn: (document: PlannedDocument) => Ettn,
  document: Omit<PlannedDocument, "nth">,
  known: readonly Ettn[],
): Ettn {
  let nth = known.length;
  let ettn = newEttn({ ...document, nth });
  while (known.includes(ettn)) {
    nth += 1;
    ettn = newEttn({ ...document, nth });
  }
  return ettn;
}
