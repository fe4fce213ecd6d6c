import type { OpenStandIn, StandIn } from "./stand-in.ts";
import type { Call, Reply } from "./stand-in-process.ts";

/* The process a stand-in lives in: opens one whenever it is told to, and turns its screws. */

const [, , module = ""] = process.argv;
const { openStandIn } = (await import(module)) as { openStandIn: OpenStandIn };
const opened = new Map<number, StandIn>();

process.on("message", (call: Call) => {
  void answer(call).then(
    (value) => send({ id: call.id, value }),
    (cause: unknown) =>
      send({ id: call.id, error: cause instanceof Error ? (cause.stack ?? cause.message) : "failed" }),
  );
});

async function answer(call: Call): Promise<unknown> {
  if (call.kind === "open") {
    const standIn = await openStandIn(call.options);
    opened.set(call.id, standIn);
    return standIn.url;
  }
  const standIn = opened.get(call.standIn);
  if (!standIn) throw new Error("no such stand-in");
  const method = standIn[call.method] as ((...args: readonly unknown[]) => unknown) | undefined;
  if (!method) throw new Error(`this stand-in has no ${call.method}`);
  return method(...call.args);
}

const send = (reply: Reply): void => void process.send?.(reply);

process.send?.({ id: 0, value: "ready" } satisfies Reply);
