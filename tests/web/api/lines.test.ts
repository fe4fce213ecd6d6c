import { expect, test } from "vitest";
import { linesOf, parseChange, textOf } from "../../../web/src/api/lines.ts";

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
}

async function collect(source: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const text of source) found.push(text);
  return found;
}

test("joins a line that arrives in pieces and splits pieces that hold several lines", async () => {
  expect(await collect(linesOf(pieces('{"a":', "1}\n{", '"b":2}\n{"c":3}\n')))).toEqual([
    '{"a":1}',
    '{"b":2}',
    '{"c":3}',
  ]);
});

test("passes over blank lines and drops a line that the end cut off", async () => {
  expect(await collect(linesOf(pieces("\n\r\nbir\r\n", "yarım")))).toEqual(["bir"]);
});

test("keeps a letter whose bytes are split between two chunks", async () => {
  const bytes = new TextEncoder().encode("ş");
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, 1));
      controller.enqueue(bytes.slice(1));
      controller.close();
    },
  });
  expect((await collect(textOf(stream))).join("")).toBe("ş");
});

test("reads an order's change and a ping", () => {
  expect(parseChange('{"kind":"order","legacyId":"5001","state":"issued"}')).toEqual({
    kind: "order",
    legacyId: "5001",
    state: "issued",
  });
  expect(parseChange('{"kind":"ping"}')).toEqual({ kind: "ping" });
});

test.each(["", "null", "7", "{}", "{broken", '{"kind":"new-thing"}', '{"kind":"order"}'])(
  "ignores a line it does not know: %j",
  (line) => {
    expect(parseChange(line)).toBeNull();
  },
);
