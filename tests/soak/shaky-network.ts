import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type ShakyNetwork = {
  /** The database as the app is to reach it. */
  readonly url: string;
  readonly shake: (isOn: boolean) => void;
  /** How often it broke in each way. */
  readonly breaks: () => Readonly<Record<string, number>>;
  readonly close: () => void;
};

/** On the average. */
const BETWEEN_BREAKS_MS = 200;
/** So long the server has what was asked before it hears that nobody waits for the answer any more. */
const UNHEARD_MS = 3000;

/** What becomes of what is asked when a connection breaks. */
const WAYS = ["never arrives", "is done, its answer lost", "is done, the server not told of the break"] as const;
type Way = (typeof WAYS)[number];
/** What is broken off in turn, by a text in it; so seldom that chance would hardly meet it. */
const KINDS = ["get_job", "commit", "advisory_lock", "advisory_unlock", "plan job again", "complete_job", ""];
/** A kind that is not asked for so long gives way to any. */
const AWAITED_MS = 1000;
type Wire = { readonly ours: Socket; readonly theirs: Socket };

/** A network between the app and its database on which now and then one connection breaks, with whatever was just asked. */
export async function shakyNetwork(url: string): Promise<ShakyNetwork> {
  const { hostname, port } = new URL(url);
  const wires = new Set<Socket>();
  const breaks = new Map<Way, number>();
  let nextAt = Number.POSITIVE_INFINITY;
  let count = 0;
  const wayOf = (asked: Buffer): Way | undefined => {
    const late = Date.now() - nextAt;
    const kind = KINDS[count % KINDS.length] ?? "";
    if (late < 0 || (late < AWAITED_MS && !asked.includes(kind))) return undefined;
    nextAt = Date.now() + 2 * Math.random() * BETWEEN_BREAKS_MS;
    const way = WAYS[Math.floor(count / KINDS.length) % WAYS.length];
    count += 1;
    if (way) breaks.set(way, (breaks.get(way) ?? 0) + 1);
    return way;
  };
  const server = createServer((ours) => {
    const theirs = connect(Number(port), hostname);
    let isBroken = false;
    ours.on("data", (asked) => {
      if (isBroken) return;
      const way = wayOf(asked);
      isBroken = way !== undefined;
      if (way === undefined) theirs.write(asked);
      else breakOff({ ours, theirs }, asked, way);
    });
    theirs.on("data", (answer) => void (isBroken || ours.write(answer)));
    ours.on("close", () => void (isBroken || theirs.end()));
    theirs.on("close", () => ours.destroy());
    for (const wire of [ours, theirs]) wires.add(wire.setNoDelay(true).on("error", () => {}));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const behind = new URL(url);
  behind.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: behind.href,
    shake: (isOn) => {
      nextAt = isOn ? Date.now() + Math.random() * BETWEEN_BREAKS_MS : Number.POSITIVE_INFINITY;
    },
    breaks: () => Object.fromEntries(breaks),
    close: () => {
      for (const wire of wires) wire.destroy();
      server.close();
    },
  };
}

function breakOff({ ours, theirs }: Wire, asked: Buffer, way: Way): void {
  if (way === "never arrives") {
    ours.destroy();
    theirs.destroy();
    return;
  }
  theirs.write(asked);
  if (way === "is done, its answer lost") theirs.once("data", () => theirs.destroy());
  else {
    ours.destroy();
    setTimeout(() => theirs.destroy(), UNHEARD_MS).unref();
  }
}
