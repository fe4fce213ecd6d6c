import type { ServerResponse } from "node:http";
import { type Answer, json, type Reply } from "./conversation.ts";
import type { Knobs } from "./knobs.ts";

const BROKEN = json(500, { message: "SUNUCU HATASI" });

/** The fault that strikes before anything is stored. */
export function faultBeforeStoring({ send, retryAfterSeconds }: Knobs): Reply | undefined {
  if (send === "hang-before-storing") return silence;
  if (send === "reset-before-storing") return reset;
  if (send === "500-without-storing") return BROKEN;
  return send === "429" ? tooMany(retryAfterSeconds) : undefined;
}

/** What takes the place of a good answer about a document that is stored. */
export function faultAfterStoring({ send }: Knobs, answer: Answer): Reply | undefined {
  switch (send) {
    case "hang-after-storing":
      return silence;
    case "reset-after-storing":
      return reset;
    case "500-after-storing":
      return BROKEN;
    case "401-page-after-storing":
    case "403-page-after-storing":
      return { status: Number.parseInt(send, 10), body: "<html>Access denied</html>", type: "text/html" };
    case "broken-json":
      return { ...answer, body: '{"' };
    case "empty-body":
      return { status: answer.status };
    case "slow-body":
      return (response) => answerHalf(response, answer);
    default:
      return undefined;
  }
}

export function readFault({ read, retryAfterSeconds }: Knobs): Reply | undefined {
  switch (read) {
    case "hang":
      return silence;
    case "reset":
      return reset;
    case "500":
      return BROKEN;
    case "429":
      return tooMany(retryAfterSeconds);
    case "broken-json":
      return { status: 200, body: '{"', type: "application/json" };
    case "html-404":
      return HTML_404;
    default:
      return undefined;
  }
}

/** What a proxy, or a path nobody knows, answers. */
export const HTML_404: Answer = {
  status: 404,
  body: "<html><body>404 Not Found</body></html>",
  type: "text/html",
};

const tooMany = (seconds: number): Answer => ({
  ...json(429, { message: "COK FAZLA ISTEK" }),
  headers: { "retry-after": String(seconds) },
});

const silence = (): void => undefined;

/** Ends the conversation the hard way, as a dying process or a firewall does. */
const reset = (response: ServerResponse): void => {
  response.socket?.resetAndDestroy();
};

/** Sends the headers and half of the answer, then nothing more. */
function answerHalf(response: ServerResponse, { status, body = "", type = "text/plain" }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { "content-type": type, "content-length": bytes.byteLength });
  response.write(bytes.subarray(0, bytes.byteLength / 2));
}
