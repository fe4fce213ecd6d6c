import type { ChangeLine } from "../../../server/http/contract.ts";

/** Whole lines out of arbitrary pieces of text; a line cut off by the end of the stream is dropped. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of pieces) {
    const parts = (rest + piece).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const line = part.trim();
      if (line !== "") yield line;
    }
  }
}

/** Safari cannot iterate a stream, so it is read by hand; the decoder keeps letters that are split between pieces. */
export async function* textOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Null for a line this page does not know: an older page must survive a newer server. */
export function parseChange(line: string): ChangeLine | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || !("kind" in value)) return null;
  if (value.kind === "ping") return { kind: "ping" };
  if (value.kind !== "order" || !("legacyId" in value) || !("state" in value)) return null;
  return value as ChangeLine;
}
