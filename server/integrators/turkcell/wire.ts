import { z } from "zod";

/** Turkcell's answers, as far as we read them. The documents show PascalCase, the wire has camelCase: both are read. */
const text = z.string().nullish();

const anyCase = <T>(schema: z.ZodType<T>): z.ZodType<T> => z.preprocess(lowerFirst, schema);

function lowerFirst(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowerFirst);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      lowerFirst(member),
    ]),
  );
}

export const createAnswer = anyCase(z.object({ id: z.string(), invoiceNumber: text }));

export const statusAnswer = anyCase(
  z.object({
    invoiceNumber: text,
    status: z.number(),
    message: text,
    envelopeStatus: z.number().nullish(),
    envelopeMessage: text,
  }),
);

export const summaryAnswer = anyCase(z.object({ reason: text, message: text }));

const alias = z.object({
  identifier: text,
  alias: text,
  appType: z.number().nullish(),
  isActive: z.boolean().nullish(),
  title: text,
});

/** A 200 that holds none of the three is no answer about a taxpayer. */
export const userAnswer = anyCase(
  z
    .object({
      definition: z.object({ identifier: text, title: text, gibUserType: z.number().nullish() }).nullish(),
      receiverboxAliases: z.array(alias).nullish(),
      senderboxAliases: z.array(alias).nullish(),
    })
    .refine((found) => Object.keys(found).length > 0),
);

/** The list of units; asked only to see whether the key opens anything. */
export const unitsAnswer = z.array(z.unknown());

/** Fields, or "uyarı", with the reasons: one of ASP.NET's own refusals has them under `errors`. */
export const refusalAnswer = z.record(z.string(), z.unknown());
