import { randomUUID } from "node:crypto";
import { type Ettn, toEttn } from "../../invoice/ids.ts";

/** The name of a document that is still to be made. */
export function newEttn(): Ettn {
  const ettn = toEttn(randomUUID());
  if (!ettn) throw new Error("randomUUID gave no UUID");
  return ettn;
}
