import { z } from "zod";

/** Nilvera's answers, as far as we read them (OpenAPI of earchive and general). Almost every text there may be null. */
const text = z.string().nullish();

/** A word today; a number would still be a status we do not know, not an unreadable answer. */
const word = z.union([z.string(), z.number()]).transform(String);

export const sendAnswer = z.object({ UUID: z.string(), InvoiceNumber: text });

export const statusAnswer = z.object({
  StatusCode: word,
  StatusDetail: text,
  ReportStatus: text,
  CancelStatus: z.boolean().nullish(),
});

/** `Answer` is the buyer's, of a commercial invoice; `EnvelopeInfo` is GİB's. */
export const einvoiceStatus = z.object({
  InvoiceStatus: z.object({ Code: word, Description: text, DetailDescription: text }),
  Answer: z.object({ AnswerCode: word.nullish(), AnswerNote: text, Description: text }).nullish(),
  EnvelopeInfo: z.object({ GIBCode: z.union([z.string(), z.number()]).nullish() }).nullish(),
});

export const envelopeAnswer = z.object({ GIBCode: z.union([z.string(), z.number()]).nullish() });

/** The reason a buyer gave for refusing an invoice. */
export const noteAnswer = z.string().nullable();

/** ETTNs that were cancelled, or messages about those that were not. */
export const cancelAnswer = z.array(z.string());
export const revertAnswer = z.boolean();
/** A sentence. */
export const mailAnswer = z.string();

export const seriesAnswer = z.object({
  Content: z.array(z.object({ Name: text, IsActive: z.boolean().nullish() })).nullish(),
  Page: z.int().nullish(),
  TotalPages: z.int().nullish(),
});

export const creditsAnswer = z.array(z.object({ Name: text, RemainingCredit: z.int() }));

export const modulesAnswer = z.array(z.object({ Name: text, IsActive: z.boolean() }));

export const listAnswer = z.object({
  Content: z.array(z.object({ UUID: text, InvoiceNumber: text })).nullish(),
});

export const detailsAnswer = z.object({ UUID: text, InvoiceNumber: text });

export const companyAnswer = z.object({
  Name: text,
  TaxNumber: z.string().regex(/^\d{10,11}$/),
  IsActive: z.boolean().nullish(),
  IsDeleted: z.boolean().nullish(),
});

/** `Name` is the alias. */
export const taxpayerAnswer = z.array(z.object({ TaxNumber: text, Title: text, Name: text, Type: text }));

export const taxpayerCard = z.object({
  Title: text,
  TaxDepartment: text,
  Type: text,
  Aliases: z.array(z.object({ Name: text, DeletionTime: text })).nullish(),
});

/** A document comes as one JSON string; null or "" while there is none. */
export const fileAnswer = z.string().nullable();

export const errorAnswer = z.object({
  Message: text,
  Errors: z
    .array(
      z.object({
        Code: z.union([z.string(), z.number()]).transform(String).nullish(),
        Description: text,
        Detail: text,
      }),
    )
    .nullish(),
});

/** What a field of the e-Fatura model lacks; the only refusal that Nilvera's files show, and it has no codes. */
export const sentencesAnswer = z.array(z.string()).min(1);
