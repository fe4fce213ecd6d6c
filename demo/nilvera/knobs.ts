import type { ServerResponse } from "node:http";
import type { Answer } from "./answers.ts";

/** Ways a send can go wrong. "…-after-storing": the document exists although the caller is not told so. */
export type SendFault =
  | "hang-before-storing"
  | "hang-after-storing"
  | "reset-before-storing"
  | "reset-after-storing"
  | "500-without-storing"
  | "500-after-storing"
  | "429"
  | "broken-json"
  | "empty-body"
  | "slow-body"
  | "empty-number"
  | "other-uuid";

/** Turned by hand while the stand-in runs; a fault stays until it is changed. */
export type Knobs = {
  send: SendFault | undefined;
  /** The same for every route but sending. "html-404" is a proxy's page in front of Nilvera. */
  read: "hang" | "reset" | "500" | "429" | "broken-json" | "html-404" | undefined;
  retryAfterSeconds: number;
  /** Every key is refused, as after a revocation. */
  rejectsKeys: boolean;
  /** Documents the account may still send; at zero a send is refused with 2000. */
  credit: number;
  issueAfterMs: number;
  /** What becomes of waiting documents when their time is up. */
  outcome: "succeed" | "error";
  isReported: boolean;
  /** Every download hands out the files of the document with this ETTN, whichever was asked for. */
  mixedUpWith: string | undefined;
};

export const TOO_MANY: Answer = { status: 429, body: { Message: "COK FAZLA ISTEK", Errors: null } };
export const BROKEN: Answer = { status: 500, body: { Message: "SUNUCU HATASI", Errors: null } };

/** Sends the headers and half of the answer, then nothing more. */
export function answerHalf(response: ServerResponse, answer: Answer): void {
  const body = Buffer.from(JSON.stringify(answer.body));
  response.writeHead(answer.status, { "content-type": "application/json", "content-length": body.byteLength });
  response.write(body.subarray(0, body.byteLength / 2));
}

/** Ends the conversation the hard way, as a dying process or a firewall does. */
export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
