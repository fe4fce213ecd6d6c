import type { IncomingMessage } from "node:http";
import { AppError } from "../pipeline/errors.ts";

/**
 * The bytes of a request as they came. More than `limit` of them are a `BODY_TOO_LARGE`; packed ones are a `REQUEST_INVALID`,
 * for unpacked they could be far more than what came. Never settles when the sender goes away halfway.
 */
export function wholeBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const isPacked = !/^(?:identity)?$/i.test(request.headers["content-encoding"] ?? "");
    if (isPacked) reject(new AppError("REQUEST_INVALID"));
    // What is refused is read to its end and forgotten: whoever is still sending does not hear an answer.
    request.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= limit && !isPacked) return void chunks.push(chunk);
      chunks.length = 0;
      if (!isPacked) reject(new AppError("BODY_TOO_LARGE"));
    });
    request.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
  });
}
