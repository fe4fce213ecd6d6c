import { z } from "zod";
import type { ProviderWords } from "../../pipeline/ports/integrator.ts";
import { jobId } from "./wire.ts";

/**
 * How far an invoice has come at Paraşüt, which keeps no id of ours: what each step made, in the order the steps are taken.
 * It travels as the `reference` of the port and is committed after every step.
 */
export type Progress = {
  /** Whose books it stands in: of several companies of one tax number each knows its own alone. */
  readonly company?: string | undefined;
  readonly contact?: string | undefined;
  /** Products of the draft's rows, as many as are found so far. */
  readonly products?: readonly string[] | undefined;
  /** The sales invoice: no legal document until it is formalised. */
  readonly draft?: string | undefined;
  /** Of the newest attempt to formalise it. */
  readonly job?: string | undefined;
  /** Why it never becomes a document: all that is left to do is to delete the draft. */
  readonly refused?: Refused | undefined;
};

export type Refused = { readonly reason: "data" | "reroute"; readonly provider: ProviderWords };

const id = z.string().regex(/^\d+$/).optional();
const shape = z.strictObject({
  company: z.string().optional(),
  contact: id,
  products: z.array(z.string().regex(/^\d+$/)).optional(),
  draft: id,
  job: jobId.optional(),
  refused: z
    .strictObject({
      reason: z.enum(["data", "reroute"]),
      provider: z.strictObject({ code: z.string(), text: z.string() }),
    })
    .optional(),
});

/** What this app never wrote is a bug, not an empty start: a second draft would be made. */
export const readProgress = (reference: string | undefined): Progress =>
  reference === undefined ? {} : shape.parse(JSON.parse(reference));

export const writeProgress = (progress: Progress): string => JSON.stringify(progress);
