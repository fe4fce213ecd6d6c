import { type Answer, json, Refused } from "../stand-in/conversation.ts";

const JSON_API = "application/vnd.api+json";

export const shown = (body: unknown): Answer => ({ ...json(200, body), type: JSON_API });
export const created = (body: unknown): Answer => ({ ...json(201, body), type: JSON_API });
export const NOTHING: Answer = { status: 204 };

/** Paraşüt's error shape: titles and details, no codes. */
export const refusal = (status: number, ...details: readonly string[]): Answer => ({
  ...json(status, { errors: details.map((detail) => ({ title: TITLES[status] ?? "Hata", detail })) }),
  type: JSON_API,
});

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  422: "Unprocessable Entity",
  429: "Too Many Requests",
};

export function notFound(): never {
  throw new Refused(refusal(404, "Kayıt bulunamadı"));
}

export function must(isMet: boolean, detail: string): void {
  if (!isMet) throw new Refused(refusal(422, detail));
}
