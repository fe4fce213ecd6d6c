import { createHash } from "node:crypto";
import { GIB_PACKAGE } from "./gib-judge.ts";

const sha256 = (xml: string): string => createHash("sha256").update(xml, "utf8").digest("hex");

/** What a golden folder keeps of a document that GİB's validators found nothing wrong with. */
export const judgedMark = (xml: string): string =>
  `${JSON.stringify({ package: GIB_PACKAGE, sha256: sha256(xml) }, null, 2)}\n`;
