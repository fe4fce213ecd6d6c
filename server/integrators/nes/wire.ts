import { z } from "zod";

/** NES's answers, as far as we read them (REST v1). Enums are words; the numbers behind them are accepted too. */
const text = z.string().nullish();
const word = z.union([z.string(), z.number()]).transform(String).nullish();

export const uploadAnswer = z.object({ uuid: z.string(), documentNumber: text });

/** A 200 that holds nothing of what was asked for, such as NES's errors, would else be a document without a state. */
const saysSomething = (one: object): boolean => Object.values(one).some((value) => value != null);

export const archiveAnswer = z
  .object({
    id: text,
    documentNumber: text,
    errorDescription: text,
    isCanceled: z.boolean().nullish(),
    archiveDocumentStatus: word,
    reportDivisionStatus: word,
  })
  .refine(saysSomething);

const answered = z.object({ documentAnswer: word, answerNote: text, errorDescription: text });

export const outgoingAnswer = z
  .object({
    id: text,
    documentNumber: text,
    outgoingStatus: word,
    recordStatus: word,
    documentAnswer: word,
    outgoingEnvelope: z.object({ code: word, description: text }).nullish(),
    incomingAnswer: answered.nullish(),
  })
  .refine(saysSomething);

const user = z
  .object({
    identifier: text,
    title: text,
    type: word,
    aliases: z.array(z.object({ alias: text, type: word })).nullish(),
  })
  .refine(({ identifier, aliases }) => saysSomething({ identifier, aliases }));

/** One object, or a list of one. */
export const userAnswer = z.union([z.array(user), user.transform((one) => [one])]);

const series = z.object({ serie: text, isPortal: z.boolean().nullish() });

/** A list, or a page of one. */
export const seriesListAnswer = z.union([
  z.array(series),
  z.object({ data: z.array(series) }).transform(({ data }) => data),
]);

export const seriesAnswer = z.object({ isPortal: z.boolean().nullish() });

export const creditAnswer = z.object({
  totalDefinedCount: z.number(),
  totalUsedCount: z.number(),
  totalExpiredUnUsedCount: z.number(),
});

/** 400 names fields, 422 lists errors; ASP.NET's own refusals have a map of lists. */
export const errorAnswer = z.object({
  message: text,
  title: text,
  invalidFields: z.array(z.object({ field: text, description: text, detail: text })).nullish(),
  errors: z
    .union([z.array(z.object({ code: word, description: text, detail: text })), z.record(z.string(), z.unknown())])
    .nullish(),
});
