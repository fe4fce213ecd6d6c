import type { IncomingHttpHeaders, ServerResponse } from "node:http";

/** One request as a stand-in receives it. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** `type` is the content type; an answer without a body has none. */
export type Answer = {
  readonly status: number;
  readonly body?: string | Uint8Array;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A function takes the conversation into its own hands: it may be late, half, or no answer at all. */
export type Reply = Answer | ((response: ServerResponse) => void);

export const json = (status: number, body: unknown): Answer => ({
  status,
  body: JSON.stringify(body),
  type: "application/json; charset=utf-8",
});

/** Thrown by the checks, answered by the server. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.name = "Refused";
    this.answer = answer;
  }
}

/** `undefined` when the text is no JSON. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
