import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { RemoteStandIn, StandIn, StandInOptions } from "./stand-in.ts";

type Method = Exclude<keyof StandIn, "url">;

/** What the two processes say to each other. */
export type Call =
  | { readonly id: number; readonly kind: "open"; readonly options: StandInOptions }
  | {
      readonly id: number;
      readonly kind: "call";
      readonly standIn: number;
      readonly method: Method;
      readonly args: readonly unknown[];
    };
export type Reply = { readonly id: number; readonly value?: unknown; readonly error?: string };

export type StandInProcess = {
  readonly open: (options: StandInOptions) => Promise<RemoteStandIn>;
  readonly stop: () => Promise<void>;
};

const HOST = fileURLToPath(new URL("./stand-in-host.ts", import.meta.url));
const METHODS = [
  "sends",
  "copies",
  "held",
  "fail",
  "finish",
  "report",
  "cancelByHand",
  "registerTaxpayer",
  "tellEnvelope",
  "answer",
  "close",
] as const satisfies readonly Method[];

/** Starts a process for the stand-ins of one module; each `open` gives another one, fresh, on a port of its own. */
export async function startStandInProcess(module: URL): Promise<StandInProcess> {
  const child = fork(HOST, [module.href], { execArgv: [], serialization: "advanced", stdio: "inherit" });
  const ask = caller(child);
  return {
    open: async (options) => {
      const { id, value } = await ask({ kind: "open", options });
      return remote(
        String(value),
        async (method, args) => (await ask({ kind: "call", standIn: id, method, args })).value,
      );
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      const exited = once(child, "exit");
      child.kill();
      await exited;
    },
  };
}

type Question = Call extends infer One ? (One extends Call ? Omit<One, "id"> : never) : never;

function caller(child: ChildProcess): (question: Question) => Promise<Reply> {
  const waiting = new Map<number, PromiseWithResolvers<Reply>>();
  let last = 0;
  child.on("message", (reply: Reply) => {
    const asker = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.error === undefined) asker?.resolve(reply);
    else asker?.reject(new Error(reply.error));
  });
  child.once("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("the stand-in's process ended"));
  });
  // Before its module is read it hears nothing.
  const ready = once(child, "message");
  return async (question) => {
    await ready;
    last += 1;
    const promise = Promise.withResolvers<Reply>();
    waiting.set(last, promise);
    child.send({ ...question, id: last });
    return promise.promise;
  };
}

type Ask = (method: Method, args: readonly unknown[]) => Promise<unknown>;

function remote(url: string, ask: Ask): RemoteStandIn {
  const methods = METHODS.map((method) => [method, (...args: readonly unknown[]) => ask(method, args)] as const);
  return { url, ...Object.fromEntries(methods) } as unknown as RemoteStandIn;
}
