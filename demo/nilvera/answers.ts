/** What the stand-in is about to answer. A refusal carries Nilvera's error shape. */
export type Answer = { readonly status: number; readonly body: unknown };

export const success = (body: unknown): Answer => ({ status: 200, body });

export const refusal = (status: number, code: number, description: string, detail = ""): Answer => ({
  status,
  body: {
    Message: MESSAGES[status] ?? "HATA",
    Errors: [{ Code: code, Description: description, Detail: detail }],
  },
});

const MESSAGES: Readonly<Record<number, string>> = {
  400: "GECERSIZ ISTEK",
  401: "YETKISIZ",
  404: "BULUNAMADI",
  409: "CAKISMA",
  422: "ISLENEMEYEN VARLIK",
};

/** Thrown by the checks, caught by the router. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.name = "Refused";
    this.answer = answer;
  }
}

/** Nilvera's code for schema and schematron errors, with the field it is about. */
export function must(isMet: boolean, field: string, detail: string): void {
  if (!isMet) throw new Refused(refusal(422, 2015, field, detail));
}
